package org.loopwright.conformance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * The rules of ARCHITECTURE.md that bytecode can show. Modules may still be empty: layers are
 * optional, and a rule may find no class to judge.
 */
@AnalyzeClasses(
    packages = "org.loopwright",
    importOptions = {
      ArchitectureTest.WithoutTests.class,
      ArchitectureTest.WithoutGeneratedParsers.class
    })
final class ArchitectureTest {
  /** Tests are free; with {@code -Dfast} they lie elsewhere than ArchUnit's own option looks. */
  static final class WithoutTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }
  }

  /** What ANTLR makes of the grammars has the style of ANTLR. */
  static final class WithoutGeneratedParsers implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/grammar/");
    }
  }

  private static final String PACKAGE = "package-info";
  private static final String ROOT = "org.loopwright";
  private static final String INTERPRETER = ROOT + ".interpreter..";
  private static final String ANALYSIS = ROOT + ".analysis..";
  private static final String DATAFLOW = ROOT + ".dataflow..";
  private static final String EXPLORE = ROOT + ".explore..";
  private static final String STUDY = ROOT + ".study..";
  private static final String CLI = ROOT + ".cli..";
  private static final String SERVE = ROOT + ".serve..";
  private static final String MCP = ROOT + ".mcp..";
  private static final String DUCKDB = ROOT + ".duckdb..";
  private static final String SPARK = ROOT + ".spark..";
  private static final String TESTKIT = ROOT + ".testkit..";
  private static final String[] CORE = {
    ROOT + ".model..",
    ANALYSIS,
    INTERPRETER,
    DATAFLOW,
    EXPLORE,
    ROOT + ".cost..",
    ROOT + ".search.."
  };

  /**
   * The registry of algorithms, whose options name one and whose entries run by options; a worker,
   * the server for agents and the writer of completions, which are commands of the program and run
   * or list the others; a node of a document, which may be asked for entries, and a map; keys,
   * whose types may be tables of keys.
   */
  private static final Set<Set<String>> CYCLES =
      Set.of(
          inPackage(
              "search",
              "CompulsoryBound",
              "ImperfectMapper",
              "OptimalMapper",
              "SampledSearch",
              "SearchAlgorithm",
              "SearchOptions",
              "SearchTask"),
          inPackage(
              "cli",
              "CommandsOfWorker",
              "GenerateFilesCommand",
              "LoopwrightCommand",
              "Main",
              "McpCommand",
              "WorkerCommand"),
          inPackage("formats.document", "MapNode", "Node"),
          inPackage("formats.document", "Key", "KeyTable", "ValueType"));

  @ArchTest
  static final ArchRule layersPointDown =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("model")
          .definedBy(ROOT + ".model..")
          .layer("analysis")
          .definedBy(ANALYSIS)
          .layer("interpreter")
          .definedBy(INTERPRETER)
          .layer("dataflow")
          .definedBy(DATAFLOW)
          .layer("explore")
          .definedBy(EXPLORE)
          .layer("cost")
          .definedBy(ROOT + ".cost..")
          .layer("search")
          .definedBy(ROOT + ".search..")
          .layer("onnx")
          .definedBy(ROOT + ".onnx..")
          .layer("formats")
          .definedBy(ROOT + ".formats..")
          .layer("result")
          .definedBy(ROOT + ".result..")
          .layer("report")
          .definedBy(ROOT + ".report..")
          .layer("service")
          .definedBy(ROOT + ".service..")
          .layer("serve")
          .definedBy(SERVE)
          .layer("mcp")
          .definedBy(MCP)
          .layer("duckdb")
          .definedBy(DUCKDB)
          .layer("spark")
          .definedBy(SPARK)
          .layer("study")
          .definedBy(STUDY)
          .layer("cli")
          .definedBy(CLI)
          .layer("testkit")
          .definedBy(TESTKIT)
          .whereLayer("model")
          .mayNotAccessAnyLayer()
          .whereLayer("analysis")
          .mayOnlyAccessLayers("model")
          .whereLayer("interpreter")
          .mayOnlyAccessLayers("model")
          .whereLayer("dataflow")
          .mayOnlyAccessLayers("model")
          .whereLayer("explore")
          .mayOnlyAccessLayers("model", "dataflow")
          .whereLayer("cost")
          .mayOnlyAccessLayers("model", "analysis")
          .whereLayer("search")
          .mayOnlyAccessLayers("model", "analysis", "cost")
          .whereLayer("onnx")
          .mayOnlyAccessLayers("model")
          .whereLayer("formats")
          .mayOnlyAccessLayers(
              "model", "analysis", "interpreter", "dataflow", "explore", "cost", "search")
          .whereLayer("result")
          .mayOnlyAccessLayers(
              "model", "analysis", "interpreter", "dataflow", "explore", "cost", "search")
          .whereLayer("report")
          .mayOnlyAccessLayers(
              "model",
              "analysis",
              "interpreter",
              "dataflow",
              "explore",
              "cost",
              "search",
              "onnx",
              "formats",
              "result")
          .whereLayer("service")
          .mayOnlyAccessLayers(
              "model",
              "analysis",
              "interpreter",
              "dataflow",
              "explore",
              "cost",
              "search",
              "onnx",
              "formats",
              "result",
              "report")
          .whereLayer("serve")
          .mayOnlyAccessLayers(
              "model", "explore", "cost", "search", "formats", "result", "report", "service")
          .whereLayer("mcp")
          .mayOnlyAccessLayers("model", "explore", "formats", "report", "service")
          .whereLayer("duckdb")
          .mayOnlyAccessLayers("model", "result", "service")
          .whereLayer("spark")
          .mayOnlyAccessLayers(
              "model", "explore", "search", "formats", "result", "report", "service")
          .whereLayer("study")
          .mayOnlyAccessLayers(
              "model",
              "dataflow",
              "explore",
              "cost",
              "search",
              "formats",
              "result",
              "report",
              "service")
          .whereLayer("cli")
          .mayOnlyAccessLayers(
              "model",
              "dataflow",
              "explore",
              "cost",
              "search",
              "onnx",
              "formats",
              "result",
              "report",
              "service",
              "serve",
              "mcp",
              "study")
          .whereLayer("testkit")
          .mayOnlyAccessLayers("model");

  @ArchTest
  static final ArchRule packagesAreAcyclic =
      slices().matching(ROOT + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);

  /**
   * Classes that cannot be understood apart are named here, each group with its reason; the rest of
   * the class graph is a tree of floors.
   */
  @ArchTest
  static void classesAreAcyclicButForFewGroups(JavaClasses classes) {
    assertThat(ClassCycles.of(classes)).isSubsetOf(CYCLES);
  }

  /** One name, one type: a name that two rooms use is explained twice, or not at all. */
  @ArchTest
  static void namesOfClassesAreUnique(JavaClasses classes) {
    assertThat(
            classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals(PACKAGE))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName))
                .values())
        .allSatisfy(alike -> assertThat(alike).hasSize(1));
  }

  @ArchTest
  static final ArchRule coreNeedsOnlyTheJdk =
      classes()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(ROOT + "..", "java..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule coreIsPure =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio.file..",
              "java.net..",
              "java.sql..",
              "java.time..",
              "java.util.logging..")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "getProperty", String.class)
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callConstructor(Random.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocalRandom.class)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noMutableStatics =
      fields().that().areStatic().should().beFinal().allowEmptyShould(true);

  @ArchTest
  static final ArchRule recordStyleAccessors =
      noMethods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(CORE)
          .should()
          .haveNameMatching("(get|set)[A-Z].*")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule finalUnlessDesignedForExtension =
      classes()
          .that()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and()
          .areNotAnonymousClasses()
          .and()
          .doNotHaveModifier(ABSTRACT)
          .and(not(sealedClasses()))
          .should()
          .haveModifier(FINAL);

  @ArchTest
  static final ArchRule onlyTheCliPrints =
      noClasses()
          .that()
          .resideOutsideOfPackages(CLI, SPARK, TESTKIT)
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule onlyTheCliExits =
      noClasses()
          .that()
          .resideOutsideOfPackages(CLI, SPARK)
          .should()
          .callMethod(System.class, "exit", int.class);

  @ArchTest static final ArchRule exceptionsAreNamed = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

  @ArchTest
  static final ArchRule expressionsOnlyInArithmetic =
      onlyIn(ROOT + ".formats.arithmetic..", "com.ezylang..");

  @ArchTest
  static final ArchRule templatesOnlyInTheSandbox =
      onlyIn(ROOT + ".formats.template..", "com.hubspot..", "jinjava..");

  @ArchTest
  static final ArchRule yamlOnlyInFormats = onlyIn(ROOT + ".formats..", "org.snakeyaml..");

  @ArchTest
  static final ArchRule modelMessagesOnlyWhereModelsAreRead =
      onlyIn(ROOT + ".onnx..", "onnx..", "com.google.protobuf..");

  @ArchTest
  static final ArchRule grammarsOnlyInFormats = onlyIn(ROOT + ".formats..", "org.antlr..");

  @ArchTest
  static final ArchRule jsonAndCsvOnlyWhereFilesAreMade =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              ROOT + ".formats..", ROOT + ".report..", ROOT + ".service..", SERVE, MCP)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml.jackson..", "org.apache.commons.csv..");

  @ArchTest
  static final ArchRule protocolOfAgentsOnlyInItsServer =
      onlyIn(MCP, "io.modelcontextprotocol..", "reactor..");

  @ArchTest static final ArchRule httpOnlyInTheServer = onlyIn(SERVE, "io.javalin..");

  @ArchTest
  static final ArchRule picocliOnlyWhereCommandsAre =
      noClasses()
          .that()
          .resideOutsideOfPackages(CLI, SPARK)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..");

  @ArchTest static final ArchRule barsOnlyInCli = onlyIn(CLI, "me.tongfei..");

  @ArchTest
  static final ArchRule sqlOnlyWhereTablesAreMade = onlyIn(DUCKDB, "java.sql..", "org.duckdb..");

  @ArchTest
  static final ArchRule clustersOnlyInSpark =
      onlyIn(SPARK, "org.apache.spark..", "org.apache.hadoop..", "scala..");

  @ArchTest
  static final ArchRule commandsAreNamedAndPlaced =
      classes()
          .that()
          .areAnnotatedWith("picocli.CommandLine$Command")
          .should()
          .resideInAnyPackage(CLI, SPARK)
          .andShould()
          .haveSimpleNameEndingWith("Command")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noVagueNames =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Info|V\\d+)");

  private static Set<String> inPackage(String name, String... classes) {
    return Arrays.stream(classes)
        .map(type -> ROOT + "." + name + "." + type)
        .collect(Collectors.toSet());
  }

  private static ArchRule onlyIn(String home, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> sealedClasses() {
    // Classes of Spark, which is not here, cannot be loaded; none of ours is sealed there
    return describe(
        "sealed",
        type -> !type.getPackageName().startsWith(ROOT + ".spark") && type.reflect().isSealed());
  }
}
