package org.loopwright.serve;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.report.table.JsonObject;

/** Answers as JSON. */
final class Answers {
  static final String JSON = "application/json; charset=utf-8";

  /** What is asked for is understood and cannot be done. */
  static final int UNPROCESSABLE = 422;

  private static final int ACCEPTED = 202;

  private Answers() {}

  static void json(Context request, JsonObject answer) {
    request.contentType(JSON).result(answer.compact());
  }

  /** A search that will run when it is its turn. */
  static void accepted(Context request, SearchJob job) {
    json(request.status(ACCEPTED), job.status());
  }

  /** What is wrong with a specification, with the line of each thing. */
  static void problems(Context request, List<Problem> problems) {
    json(request.status(UNPROCESSABLE), problems(problems));
  }

  /** A refusal as a problem without a place. */
  static void refusal(Context request, int status, String why) {
    Problem problem = Problem.error(Location.ofFile(""), why);
    json(request.status(status), problems(List.of(problem)));
  }

  static JsonObject problems(List<Problem> problems) {
    return new JsonObject().put("problems", problems.stream().map(Answers::json).toList());
  }

  private static JsonObject json(Problem problem) {
    Location place = problem.location();
    return new JsonObject()
        .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
        .put("file", place.file())
        .put("line", place.line())
        .put("column", place.column())
        .put("path", place.path())
        .put("message", problem.message())
        .put("advice", problem.advice());
  }
}
