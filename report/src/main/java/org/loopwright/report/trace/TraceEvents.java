package org.loopwright.report.trace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.loopwright.report.Identity;
import org.loopwright.report.table.JsonObject;
import org.loopwright.result.RunIdentity;

/**
 * Events of a trace in the JSON that Perfetto and Chrome read: slices on tracks, tracks in groups,
 * and counters. A cycle is a microsecond there.
 */
final class TraceEvents {
  private static final double NANOS = 1000;

  /** Slices alike that a track shows one by one, over all layers. */
  private static final int MAX_ALIKE = 240;

  private static final int MIN_ALIKE = 8;

  /** The track above all others, on which layers follow each other, each once. */
  static final Track LAYERS = new Track(new Group(0, "layers"), 0, "layers, each once");

  /** A group of tracks; groups are shown in the order of their numbers. */
  record Group(int number, String name) {}

  /** A row of slices. */
  record Track(Group group, int number, String name) {}

  private final Set<Group> groups = new LinkedHashSet<>();
  private final Set<Track> tracks = new LinkedHashSet<>();
  private final List<JsonObject> events = new ArrayList<>();

  /**
   * Adds a slice; one that begins with another and is shorter lies inside it. Perfetto counts whole
   * nanoseconds and drops a slice that begins before another ends, so both its ends are rounded.
   */
  void slice(Track track, String name, double start, double cycles, JsonObject facts) {
    double from = whole(start);
    groups.add(track.group());
    tracks.add(track);
    events.add(
        event("X", name, track.group().number())
            .put("tid", track.number())
            .put("ts", from)
            .put("dur", whole(whole(start + cycles) - from))
            .put("args", facts));
  }

  /** Whole nanoseconds, in microseconds. */
  private static double whole(double micros) {
    return Math.rint(micros * NANOS) / NANOS;
  }

  /** Sets a counter from a time on. */
  void counter(Group group, String name, double time, double value) {
    groups.add(group);
    events.add(
        event("C", name, group.number())
            .put("ts", whole(time))
            .put("args", new JsonObject().put("words", value)));
  }

  private static JsonObject event(String phase, String name, int group) {
    return new JsonObject().put("ph", phase).put("name", name).put("pid", group);
  }

  /** How many slices alike of each of some layers are shown one by one, which bounds the file. */
  static int shownAlike(int layers) {
    return Math.max(MIN_ALIKE, MAX_ALIKE / Math.max(1, layers));
  }

  /**
   * The file of a run.
   *
   * @param notes what numbers of the events mean, by name
   */
  JsonObject file(RunIdentity identity, Map<String, String> notes) {
    JsonObject about = Identity.json(identity).put("unit_of_time", "1 us of the trace is 1 cycle");
    notes.forEach(about::put);
    return new JsonObject()
        .put("displayTimeUnit", "ns")
        .put("otherData", about)
        .put("traceEvents", all());
  }

  /** All events, the names of groups and tracks first. */
  private List<JsonObject> all() {
    List<JsonObject> all = new ArrayList<>();
    for (Group group : groups) {
      all.add(about("process_name", group).put("args", named(group.name())));
      all.add(
          about("process_sort_index", group)
              .put("args", new JsonObject().put("sort_index", group.number())));
    }
    for (Track track : tracks) {
      all.add(
          about("thread_name", track.group())
              .put("tid", track.number())
              .put("args", named(track.name())));
      all.add(
          about("thread_sort_index", track.group())
              .put("tid", track.number())
              .put("args", new JsonObject().put("sort_index", track.number())));
    }
    all.addAll(events);
    return all;
  }

  private static JsonObject about(String fact, Group group) {
    return event("M", fact, group.number());
  }

  private static JsonObject named(String name) {
    return new JsonObject().put("name", name);
  }
}
