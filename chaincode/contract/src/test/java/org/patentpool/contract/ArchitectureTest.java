package org.patentpool.contract;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.patentpool.contract.planted.Planted;

/** What the chaincode is made of, and what it stays away from. ArchUnit refuses empty rules. */
class ArchitectureTest {
  private static final String RULES = "org.patentpool.rules..";
  private static final String POOL = "org.patentpool.pool..";
  private static final String SEAL = "org.patentpool.pool.seal..";
  private static final String CONTRACT = "org.patentpool.contract..";
  private static final String PLANTED = "org.patentpool.contract.planted..";
  private static final JavaClasses CHAINCODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.patentpool.rules", "org.patentpool.pool", "org.patentpool.contract");

  @Test
  void the_rulebook_knows_only_java() {
    knowsOnlyJava(RULES).check(CHAINCODE);
  }

  @Test
  void a_planted_library_is_found() {
    JavaClasses planted = new ClassFileImporter().importPackagesOf(Planted.class);
    assertThat(knowsOnlyJava(PLANTED).evaluate(planted).getFailureReport().getDetails())
        .anyMatch(it -> it.contains("Planted$UsesALibrary"));
  }

  private static ArchRule knowsOnlyJava(String packages) {
    return classes()
        .that(resideInAPackage(packages))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            packages, "java.lang..", "java.math..", "java.time..", "java.util..", "org.jspecify..");
  }

  @Test
  void the_state_machine_knows_the_rulebook_java_a_json_parser_and_the_arithmetic_of_a_curve() {
    classes()
        .that(resideInAPackage(POOL))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            RULES,
            POOL,
            "java..",
            "javax.crypto..",
            "com.fasterxml.jackson.core..",
            "org.bouncycastle..",
            "org.jspecify..")
        .check(CHAINCODE);
  }

  @Test
  void only_sealed_amounts_know_the_curve_and_nothing_else_of_its_library() {
    noClasses()
        .that(resideInAPackage(POOL).and(not(resideInAPackage(SEAL))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bouncycastle..")
        .check(CHAINCODE);
    noClasses()
        .that(resideInAPackage(SEAL))
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.bouncycastle..")
                .and(
                    not(
                        resideInAnyPackage(
                            "org.bouncycastle.math..",
                            "org.bouncycastle.crypto.ec..",
                            "org.bouncycastle.asn1.x9..",
                            "org.bouncycastle.util.."))))
        .check(CHAINCODE);
  }

  @Test
  void the_contract_knows_fabric_and_the_state_machine_and_nothing_of_the_app() {
    classes()
        .that(resideInAPackage(CONTRACT))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            CONTRACT,
            POOL,
            "java..",
            "org.hyperledger.fabric..",
            "com.google.protobuf..",
            "io.grpc.stub..",
            "org.slf4j..",
            "org.jspecify..")
        .check(CHAINCODE);
  }

  @Test
  void the_contract_makes_no_use_of_the_contract_api_of_the_shim() {
    noClasses()
        .that(resideInAPackage(CONTRACT))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.hyperledger.fabric.contract..")
        .check(CHAINCODE);
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching("org.patentpool.(**)").should().beFreeOfCycles().check(CHAINCODE);
  }

  @Test
  void the_clock_is_read_in_one_class() {
    assertThat(CHAINCODE.stream().filter(it -> it.isAnnotatedWith(ReadsTheClock.class)))
        .extracting(JavaClass::getSimpleName)
        .containsExactly("DayGuard");
    assertThat(
            CHAINCODE.stream()
                .flatMap(it -> it.getMembers().stream())
                .filter(it -> it.isAnnotatedWith(ReadsTheClock.class)))
        .isEmpty();
  }

  @Test
  void nothing_that_decides_knows_the_process_it_runs_in() {
    noClasses()
        .that(resideInAPackage(POOL))
        .or(resideInAPackage("org.patentpool.contract"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.patentpool.contract.service..")
        .check(CHAINCODE);
  }

  @Test
  void every_package_is_null_marked_and_says_its_purpose() {
    Set<JavaPackage> packages =
        CHAINCODE.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
    assertThat(packages)
        .hasSizeGreaterThan(1)
        .allSatisfy(it -> assertThat(it.isAnnotatedWith(NullMarked.class)).isTrue());
  }

  @Test
  void no_field_and_no_method_has_a_fraction() {
    assertThat(CHAINCODE.stream().flatMap(ArchitectureTest::declaredTypes))
        .hasSizeGreaterThan(20)
        .doesNotContain("double", "float", "[D", "[F");
  }

  @Test
  void no_instruction_computes_with_a_fraction() throws Exception {
    for (JavaClass type : CHAINCODE) {
      byte[] bytes = type.getSource().orElseThrow().getUri().toURL().openStream().readAllBytes();
      assertThat(fractions(bytes)).as(type.getName()).isEmpty();
    }
  }

  @Test
  void a_planted_fraction_is_found() throws Exception {
    try (var planted = Planted.class.getResourceAsStream("Planted$DividesWithAFraction.class")) {
      assertThat(fractions(planted.readAllBytes())).contains("half");
    }
  }

  private static Stream<String> declaredTypes(JavaClass type) {
    return Stream.concat(
        type.getFields().stream().map(it -> it.getRawType().getName()),
        type.getCodeUnits().stream()
            .flatMap(it ->
                Stream.concat(Stream.of(it.getRawReturnType()), it.getRawParameterTypes().stream())
                    .map(JavaClass::getName)));
  }

  private static Set<String> fractions(byte[] bytes) {
    ClassModel model = ClassFile.of().parse(bytes);
    var found = new TreeSet<String>();
    for (var method : model.methods()) {
      method
          .code()
          .ifPresent(code ->
              code.forEach(element -> {
                if (element instanceof Instruction instruction
                    && kinds(instruction).stream().anyMatch(ArchitectureTest::isFraction)) {
                  found.add(method.methodName().stringValue());
                }
              }));
    }
    return found;
  }

  private static List<TypeKind> kinds(Instruction instruction) {
    return switch (instruction) {
      case OperatorInstruction it -> List.of(it.typeKind());
      case ConvertInstruction it -> List.of(it.fromType(), it.toType());
      case LoadInstruction it -> List.of(it.typeKind());
      case StoreInstruction it -> List.of(it.typeKind());
      case ReturnInstruction it -> List.of(it.typeKind());
      case ConstantInstruction it -> List.of(it.typeKind());
      case ArrayLoadInstruction it -> List.of(it.typeKind());
      case ArrayStoreInstruction it -> List.of(it.typeKind());
      default -> List.of();
    };
  }

  private static boolean isFraction(TypeKind kind) {
    return kind == TypeKind.DOUBLE || kind == TypeKind.FLOAT;
  }
}
