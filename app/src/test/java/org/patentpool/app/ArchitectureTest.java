package org.patentpool.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every rule must find classes to judge: ArchUnit fails one that matches nothing. */
class ArchitectureTest {
  private static final JavaClasses APP =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.patentpool.app");

  private static final String LEDGER = "org.patentpool.app.ledger";
  private static final String LAUNCHER = LEDGER + ".embedded";

  private static void holds(ArchRule rule) {
    rule.allowEmptyShould(false).check(APP);
  }

  @Test
  void only_the_launcher_knows_the_embedded_network() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage(LAUNCHER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.patentpool.network..", "org.patentpool.contract.."));
    holds(
        classes()
            .that()
            .resideInAPackage(LAUNCHER)
            .and()
            .areNotInterfaces()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.patentpool.network"));
  }

  @Test
  void nobody_but_the_ledger_package_speaks_fabric() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage(LEDGER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hyperledger..", "io.grpc.."));
  }

  @Test
  void of_the_pool_the_app_uses_bytes_names_and_records_and_decides_nothing() {
    holds(
        noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                "org\\.patentpool\\.pool\\.(Pool|Command|Query|decision\\.Transaction)"));
  }

  @Test
  void only_the_database_package_runs_a_database() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.patentpool.app.database")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.zonky..", "org.postgresql..", "org.flywaydb.."));
  }

  /** Such a stream keeps its connection until it is closed, which is easily forgotten. */
  @Test
  void queries_end_in_lists() {
    holds(noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream"));
  }

  @Test
  void only_the_web_package_answers_requests() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.patentpool.app.web")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "jakarta.servlet.."));
  }

  @Test
  void beans_are_shown_to_other_features_only_on_purpose() {
    holds(
        classes()
            .that()
            .areAnnotatedWith(org.springframework.web.bind.annotation.RestController.class)
            .or()
            .areAnnotatedWith(org.springframework.stereotype.Controller.class)
            .or()
            .areAnnotatedWith(org.springframework.context.annotation.Configuration.class)
            .should()
            .notBePublic()
            .orShould()
            .beAnnotatedWith(org.springframework.boot.autoconfigure.SpringBootApplication.class));
  }
}
