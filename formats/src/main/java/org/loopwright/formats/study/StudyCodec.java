package org.loopwright.formats.study;

import static org.loopwright.formats.study.StudyTypes.NO_FORMULA;
import static org.loopwright.formats.study.StudyTypes.stripped;
import static org.loopwright.formats.study.StudyTypes.texts;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.formats.document.ValueType;
import org.loopwright.formats.study.Claim.Relation;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.model.expression.Formula;

/** Reads study files: a map {@code study} of runs, numbers, charts and claims. */
public final class StudyCodec {
  private static final String ROWS_MEANING = "Names of rows; * is for any characters.";

  // A run
  private static final Key<String> RUN_NAME =
      Key.of("name", ValueType.TEXT, "What numbers and charts call the table.").mustBeThere();
  private static final Key<String> KIND =
      Key.of("kind", ValueType.oneOf(Labels.list(RunKind.class)), "What is run.").mustBeThere();
  private static final Key<List<CellFormula>> COLUMNS =
      Key.of("columns", StudyTypes.CELLS, "Numbers of rows made of others.");

  private static final Key<String> FILE =
      Key.of("file", ValueType.TEXT, "A CSV file with a head, relative to the study.")
          .mustBeThere();
  private static final Key<String> KEY_COLUMN =
      Key.of("key", ValueType.TEXT, "The column with the names of rows.").mustBeThere();
  private static final Key<String> DATA_NAME =
      Key.of("name", ValueType.TEXT, "What its numbers are called by, before a dot.").mustBeThere();
  private static final Key<List<RowData>> DATA =
      Key.of(
          "data",
          ValueType.listOf(
              StudyTypes.map(
                  KeyTable.of("row_data", "Numbers of a file.", FILE, KEY_COLUMN, DATA_NAME),
                  keys ->
                      new RowData(
                          keys.text(FILE),
                          keys.text(KEY_COLUMN),
                          keys.text(DATA_NAME),
                          keys.location()))),
          "Files whose numbers join the rows of the same name.");

  /** The keys of every run. */
  private static final List<Key<?>> COMMON = List.of(RUN_NAME, KIND, COLUMNS, DATA);

  private static final ValueType<StudyRun> RUN =
      new ValueType<>(
          ValueType.variants(KIND, List.of(RUN_NAME), tablesOfKinds()).schema(),
          StudyCodec::run,
          (run, at) -> {
            throw new UnsupportedOperationException("studies are read only");
          });

  // A number
  private static final Key<String> MEASURE_NAME =
      Key.of("name", ValueType.TEXT, "What claims call the number.").mustBeThere();
  private static final Key<String> IN =
      Key.of("in", ValueType.TEXT, "The run; by default the first.");
  private static final Key<Aggregate> TAKE =
      Key.of("take", StudyTypes.label(Aggregate.class, "way to take"), "What of all rows.")
          .mustBeThere();
  private static final Key<Formula> OF =
      Key.of("of", StudyTypes.FORMULA, "The value of a row.").mustBeThere();
  private static final Key<Formula> WITH =
      Key.of("with", StudyTypes.FORMULA, "The second value of a row, for a correlation.");
  private static final Key<Formula> WHERE =
      Key.of("where", StudyTypes.FORMULA, "What must be true of a row that counts.");
  private static final Key<List<ScalarNode>> ROWS = Key.of("rows", ValueType.WORDS, ROWS_MEANING);

  private static final ValueType<Measure> MEASURE =
      StudyTypes.map(
          KeyTable.of(
              "number", "A number of a table.", MEASURE_NAME, IN, TAKE, OF, WITH, WHERE, ROWS),
          keys ->
              new Measure(
                  keys.text(MEASURE_NAME),
                  keys.get(IN),
                  keys.require(TAKE).orElse(Aggregate.MAX),
                  keys.require(OF).orElse(NO_FORMULA),
                  keys.get(WITH),
                  keys.get(WHERE),
                  texts(keys, ROWS)));

  // A chart
  private static final Key<String> CHART_NAME =
      Key.of("name", ValueType.TEXT, "Of its files, after that of the study.").mustBeThere();
  private static final Key<String> CHART_TITLE =
      Key.of("title", ValueType.TEXT, "Above the chart.").mustBeThere();
  private static final Key<StudyChart.Kind> CHART_KIND =
      Key.of("kind", StudyTypes.label(StudyChart.Kind.class, "kind of chart"), "How it is drawn.")
          .mustBeThere();
  private static final Key<String> AXIS =
      Key.of("axis", ValueType.TEXT, "What the numbers are, with their unit.").mustBeThere();
  private static final Key<String> X_AXIS =
      Key.of("x_axis", ValueType.TEXT, "What the horizontal axis is.").standard("layer");
  private static final Key<Formula> SORT =
      Key.of("sort", StudyTypes.FORMULA, "Rows are in the order of this number.");
  private static final Key<Formula> X =
      Key.of("x", StudyTypes.FORMULA, "Where a point lies, of scatter plots and lines.");
  private static final Key<List<CellFormula>> SERIES =
      Key.of("series", StudyTypes.CELLS, "What is drawn of each row.").mustBeThere();
  private static final Key<List<ScalarNode>> GROUPS =
      Key.of("groups", ValueType.WORDS, "Designs: a stacked bar for each row and each of these.");
  private static final Key<Boolean> LOGARITHMIC =
      Key.of("logarithmic", ValueType.FLAG, "Whether the axes are.").standard(false);

  private static final ValueType<StudyChart> CHART =
      StudyTypes.map(
          KeyTable.of(
              "chart",
              "A chart of a table.",
              CHART_NAME,
              CHART_TITLE,
              IN,
              CHART_KIND,
              AXIS,
              X_AXIS,
              ROWS,
              SORT,
              X,
              SERIES,
              GROUPS,
              LOGARITHMIC),
          keys ->
              new StudyChart(
                  keys.text(CHART_NAME),
                  keys.text(CHART_TITLE),
                  keys.get(IN),
                  keys.require(CHART_KIND).orElse(StudyChart.Kind.BARS),
                  keys.text(AXIS),
                  keys.get(X_AXIS).orElseThrow(),
                  texts(keys, ROWS),
                  keys.get(SORT),
                  keys.get(X),
                  keys.requireList(SERIES),
                  texts(keys, GROUPS),
                  keys.get(LOGARITHMIC).orElseThrow()));

  // A claim
  private static final Key<String> ID =
      Key.of("id", ValueType.TEXT, "One word for the claim.").mustBeThere();
  private static final Key<String> TEXT =
      Key.of("text", ValueType.TEXT, "What the source states.").mustBeThere();
  private static final Key<String> CLAIM_SOURCE =
      Key.of("source", ValueType.TEXT, "Section and figure.").mustBeThere();
  private static final Key<Double> PUBLISHED =
      Key.of("published", ValueType.NUMBER, "The number of the source.").mustBeThere();
  private static final Key<String> UNIT =
      Key.of("unit", ValueType.TEXT, "Of the number.").standard("");
  private static final Key<Relation> RELATION =
      Key.of("relation", StudyTypes.label(Relation.class, "relation"), "How ours must lie to it.")
          .standard(Relation.ABOUT);
  private static final Key<Double> TOLERANCE =
      Key.of(
              "tolerance",
              ValueType.NOT_NEGATIVE_NUMBER,
              "The part of the published number by which ours may miss it.")
          .mustBeThere();
  private static final Key<Formula> CHECK =
      Key.of("check", StudyTypes.FORMULA, "Our number, made of numbers.").mustBeThere();
  private static final Key<String> VARIANT_OF =
      Key.of(
          "variant_of",
          ValueType.TEXT,
          "The claim that this is under other conditions, as plausible as those of the claim; it"
              + " does not count as one more.");
  private static final Key<String> NOTE =
      Key.of("note", ValueType.TEXT, "Why ours differs, with evidence.");

  private static final ValueType<Claim> CLAIM =
      StudyTypes.map(
          KeyTable.of(
              "claim",
              "What a source states, with its number.",
              ID,
              TEXT,
              CLAIM_SOURCE,
              PUBLISHED,
              UNIT,
              RELATION,
              TOLERANCE,
              CHECK,
              VARIANT_OF,
              NOTE),
          keys ->
              new Claim(
                  keys.text(ID),
                  keys.text(TEXT).strip(),
                  keys.text(CLAIM_SOURCE),
                  keys.require(PUBLISHED).orElse(0.0),
                  keys.get(UNIT).orElseThrow(),
                  keys.get(RELATION).orElse(Relation.ABOUT),
                  keys.require(TOLERANCE).orElse(0.0),
                  keys.require(CHECK).orElse(NO_FORMULA),
                  keys.get(VARIANT_OF),
                  stripped(keys, NOTE)));

  // The study
  private static final Key<String> NAME =
      Key.of("name", ValueType.TEXT, "One word, which its files are named by.").mustBeThere();
  private static final Key<String> TITLE =
      Key.of("title", ValueType.TEXT, "Head of the page.").mustBeThere();
  private static final Key<String> SOURCE =
      Key.of("source", ValueType.TEXT, "Where the claims come from.").mustBeThere();
  private static final Key<String> INTRODUCTION =
      Key.of("text", ValueType.TEXT, "What the page says before the numbers.");
  private static final Key<List<StudyRun>> RUNS =
      Key.of("runs", ValueType.listOf(RUN), "What is computed, each a table.").mustBeThere();
  private static final Key<List<Measure>> NUMBERS =
      Key.of("numbers", ValueType.listOf(MEASURE), "Numbers of tables, for the claims.");
  private static final Key<List<StudyChart>> CHARTS =
      Key.of("charts", ValueType.listOf(CHART), "What is drawn.");
  private static final Key<List<Claim>> CLAIMS =
      Key.of("claims", ValueType.listOf(CLAIM), "What the source states.").mustBeThere();

  private static final KeyTable STUDY =
      KeyTable.of(
          "study",
          "What is varied, run and drawn, and what a source claims.",
          NAME,
          TITLE,
          SOURCE,
          INTRODUCTION,
          RUNS,
          NUMBERS,
          CHARTS,
          CLAIMS);

  private static final Key<Node> ROOT =
      Key.of("study", ValueType.table(() -> STUDY), STUDY.meaning()).mustBeThere();

  /** A file of a study. */
  public static final KeyTable STUDY_FILE = KeyTable.of("study_file", "A study.", ROOT);

  private StudyCodec() {}

  /** Whether a document is of a study. */
  public static boolean isStudy(Node document) {
    return document.get(ROOT.name()).isPresent();
  }

  /**
   * The study of a file; whatever is wrong with it is a {@link
   * org.loopwright.model.diagnostics.SpecException}.
   */
  public static Study read(Path file) {
    return read(NodeFile.require(file));
  }

  /** The study of a document. */
  public static Study read(Node document) {
    return Diagnosis.requireNoErrors(diagnosis -> file(document, diagnosis)).orElseThrow();
  }

  private static Optional<Study> file(Node document, Diagnosis diagnosis) {
    MapReader keys = MapReader.of(document, STUDY_FILE, diagnosis);
    Optional<Study> study = keys.require(ROOT).flatMap(node -> study(node, diagnosis));
    keys.finish();
    return study;
  }

  private static Optional<Study> study(Node node, Diagnosis diagnosis) {
    int mark = diagnosis.errorCount();
    MapReader keys = MapReader.of(node, STUDY, diagnosis);
    String name = keys.text(NAME);
    String title = keys.text(TITLE);
    String source = keys.text(SOURCE);
    Optional<String> text = stripped(keys, INTRODUCTION);
    List<StudyRun> runs = keys.requireList(RUNS);
    List<Measure> numbers = keys.list(NUMBERS);
    List<StudyChart> charts = keys.list(CHARTS);
    List<Claim> claims = keys.requireList(CLAIMS);
    keys.find(CLAIMS).ifPresent(list -> checkVariants(list, claims, diagnosis));
    keys.finish();
    return diagnosis.build(
        mark,
        keys.location(),
        () -> new Study(name, title, source, text, runs, numbers, charts, claims));
  }

  /** A variant of a claim that is not there is an error at its own place. */
  private static void checkVariants(Node list, List<Claim> claims, Diagnosis diagnosis) {
    for (Node node : list.itemsOrSelf()) {
      Optional<String> id = node.get(ID.name()).flatMap(Node::scalarText);
      claims.stream()
          .filter(claim -> id.equals(Optional.of(claim.id())))
          .findFirst()
          .flatMap(claim -> Study.wrongVariant(claim, claims))
          .ifPresent(message -> diagnosis.error(node.location(), message));
    }
  }

  private static Map<List<String>, KeyTable> tablesOfKinds() {
    Map<List<String>, KeyTable> tables = new LinkedHashMap<>();
    for (RunKind kind : RunKind.values()) {
      tables.put(List.of(kind.label()), kind.table().with(COMMON));
    }
    return tables;
  }

  private static Optional<StudyRun> run(ValueReader values, Node node) {
    Diagnosis diagnosis = values.diagnosis();
    MapReader keys = MapReader.of(node, diagnosis);
    keys.expect(KeyTable.of("run", "What is computed.").with(COMMON));
    String word = keys.text(KIND);
    Optional<RunKind> kind = Labels.find(RunKind.class, word);
    if (kind.isEmpty()) {
      diagnosis.unknown(
          keys.location(), "unknown kind of run '" + word + "'", word, Labels.list(RunKind.class));
      return Optional.empty();
    }
    int mark = diagnosis.errorCount();
    keys.expect(kind.get().table());
    String name = keys.text(RUN_NAME);
    List<CellFormula> columns = keys.list(COLUMNS);
    List<RowData> data = keys.list(DATA);
    Optional<RunPlan> plan = diagnosis.attempt(keys.location(), () -> kind.get().read(keys));
    keys.finish();
    return diagnosis.build(
        mark, keys.location(), () -> new StudyRun(name, columns, data, plan.orElseThrow()));
  }
}
