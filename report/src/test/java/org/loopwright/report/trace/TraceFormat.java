package org.loopwright.report.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.loopwright.report.table.JsonObject;

/**
 * What the trace event format asks of a file, as its readers check it: Perfetto reads times as
 * whole nanoseconds and drops a slice that overlaps another of its track without lying in it.
 */
final class TraceFormat {
  private static final double NANOS = 1000;
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "M", Set.of("ph", "name", "pid", "args"),
          "X", Set.of("ph", "name", "pid", "tid", "ts", "dur", "args"),
          "C", Set.of("ph", "name", "pid", "ts", "args"));
  private static final Set<String> FACTS =
      Set.of("process_name", "process_sort_index", "thread_name", "thread_sort_index");

  private TraceFormat() {}

  /** The events of a trace, none of which a reader would refuse or drop. */
  static List<JsonNode> check(JsonObject trace) throws IOException {
    JsonNode read = new ObjectMapper().readTree(trace.compact());
    assertThat(read.get("displayTimeUnit").asText()).isIn("ms", "ns");
    List<JsonNode> events = new ArrayList<>();
    read.get("traceEvents").forEach(events::add);
    events.forEach(TraceFormat::checkKeys);
    checkNames(events);
    checkNesting(events);
    return events;
  }

  private static void checkKeys(JsonNode event) {
    String phase = event.path("ph").asText();
    assertThat(KEYS).as(event::toString).containsKey(phase);
    for (String key : KEYS.get(phase)) {
      assertThat(event.has(key)).as("%s of %s", key, event).isTrue();
    }
    assertThat(event.get("pid").isInt()).isTrue();
    assertThat(event.path("tid").isInt() || !event.has("tid")).isTrue();
    assertThat(event.get("args").isObject()).isTrue();
    for (String time : List.of("ts", "dur")) {
      if (event.has(time)) {
        assertThat(event.get(time).isNumber()).as(event::toString).isTrue();
        assertThat(event.get(time).asDouble()).as(event::toString).isNotNegative().isFinite();
      }
    }
    if (phase.equals("C")) {
      event.get("args").forEach(value -> assertThat(value.isNumber()).isTrue());
    } else if (phase.equals("M")) {
      assertThat(event.get("name").asText()).isIn(FACTS);
    }
  }

  /** Each process and each thread that has events is named, once. */
  private static void checkNames(List<JsonNode> events) {
    Set<String> named = new HashSet<>();
    for (JsonNode event : events) {
      String name = event.get("name").asText();
      if (event.get("ph").asText().equals("M") && name.endsWith("_name")) {
        assertThat(named.add(name + place(event))).as("named once: %s", event).isTrue();
      }
    }
    for (JsonNode event : events) {
      if (event.get("ph").asText().equals("X")) {
        assertThat(named).contains("thread_name" + place(event));
      }
      assertThat(named).contains("process_name" + event.get("pid"));
    }
  }

  private static String place(JsonNode event) {
    return event.get("pid") + (event.has("tid") ? "/" + event.get("tid") : "");
  }

  private record Slice(long start, long end, JsonNode event) {}

  private static void checkNesting(List<JsonNode> events) {
    Map<String, List<Slice>> tracks = new TreeMap<>();
    for (JsonNode event : events) {
      if (event.get("ph").asText().equals("X")) {
        long start = nanos(event.get("ts"));
        Slice slice = new Slice(start, start + nanos(event.get("dur")), event);
        tracks.computeIfAbsent(place(event), track -> new ArrayList<>()).add(slice);
      }
    }
    tracks.values().forEach(TraceFormat::checkTrack);
  }

  private static long nanos(JsonNode micros) {
    return Math.round(micros.asDouble() * NANOS);
  }

  /** Events of one time stay in the order of the file, as in Perfetto. */
  private static void checkTrack(List<Slice> slices) {
    slices.sort(Comparator.comparingLong(Slice::start));
    Deque<Slice> open = new ArrayDeque<>();
    for (Slice slice : slices) {
      while (!open.isEmpty() && open.peek().end <= slice.start) {
        open.pop();
      }
      if (!open.isEmpty()) {
        assertThat(slice.end)
            .as("%s lies in %s", slice.event, open.peek().event)
            .isLessThanOrEqualTo(open.peek().end);
      }
      open.push(slice);
    }
  }
}
