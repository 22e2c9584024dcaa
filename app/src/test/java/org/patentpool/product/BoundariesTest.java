package org.patentpool.product;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who may know whom, over all modules. ArchUnit refuses a rule that matches no class. */
class BoundariesTest {
  private static final String POOL = "org.patentpool.pool..";
  private static final String CONTRACT = "org.patentpool.contract..";
  private static final String NETWORK = "org.patentpool.network..";
  private static final String BENCH_CHAINCODE = "org.patentpool.bench.bare..";
  private static final String APP = "org.patentpool.app..";
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.patentpool");

  @Test
  void only_chaincodes_and_network_know_the_shim() {
    noClasses()
        .that(resideOutsideOfPackages(CONTRACT, BENCH_CHAINCODE, NETWORK))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.hyperledger.fabric.shim..")
        .check(ALL);
  }

  @Test
  void the_network_runs_any_chaincode_and_knows_none() {
    noClasses()
        .that(resideInAPackage(NETWORK))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(POOL, CONTRACT, APP, "org.springframework..")
        .check(ALL);
  }

  @Test
  void the_app_talks_to_a_ledger_only_by_the_gateway_client() {
    noClasses()
        .that(resideInAPackage(APP))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CONTRACT, "org.hyperledger.fabric.shim..", "org.patentpool.network.*..")
        .check(ALL);
  }

  @Test
  void features_of_the_app_have_no_cycles() {
    slices().matching("org.patentpool.app.(*)..").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void parts_of_the_network_have_no_cycles() {
    slices().matching("org.patentpool.network.(*)..").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void every_package_is_null_marked() {
    var packages = ALL.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
    assertThat(packages)
        .hasSizeGreaterThan(20)
        .allSatisfy(it -> assertThat(it.isAnnotatedWith(NullMarked.class)).isTrue());
  }
}
