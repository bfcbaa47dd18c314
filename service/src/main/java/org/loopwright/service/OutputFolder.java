package org.loopwright.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder for the results of one run. While it is open no other run may write there. The files of
 * a run appear together, or none does, and take the place of all files of the run before, never of
 * anything else. Which files those are is kept in the hidden file {@code .loopwright}, which is
 * also what a run locks.
 */
public final class OutputFolder implements AutoCloseable {
  /** What becomes of the results of an earlier run. */
  public enum Earlier {
    /** They stay, and this run must name another folder. */
    REFUSED,
    /** This run's take their place. */
    REPLACED,
    /** This run goes on from them. */
    RESUMED
  }

  private static final String RECORD = ".loopwright";

  /** Files that tell a folder of results where a record is missing. */
  private static final List<String> TELLING =
      List.of(
          "result.json",
          "front.json",
          "styles.json",
          "analysis.json",
          "checkpoint.json",
          "retarget.json",
          "census.json",
          "compare.json");

  private final Path folder;
  private final Optional<Path> made;
  private final FileChannel record;
  private final Set<String> recorded = new LinkedHashSet<>();

  private OutputFolder(Path folder, Optional<Path> made, FileChannel record) {
    this.folder = folder;
    this.made = made;
    this.record = record;
  }

  /** Opens a folder, which is made if it is not there. */
  public static OutputFolder open(Path folder, Earlier earlier) throws IOException {
    Optional<Path> made = Files.exists(folder) ? Optional.empty() : Optional.of(folder);
    make(folder);
    FileChannel record =
        FileChannel.open(
            folder.resolve(RECORD),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    OutputFolder opened = new OutputFolder(folder, made, record);
    try {
      lock(folder, record);
    } catch (IOException | RuntimeException busy) {
      record.close(); // and nothing else: the folder is another run's
      throw busy;
    }
    try {
      opened.begin(earlier);
      return opened;
    } catch (IOException | RuntimeException refused) {
      opened.close();
      throw refused;
    }
  }

  private static void make(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return; // perhaps through a link
    }
    try {
      Files.createDirectories(folder);
    } catch (NoSuchFileException nowhere) {
      FileSystemException named =
          new FileSystemException(folder.toString(), null, "no folder can be made there");
      named.initCause(nowhere);
      throw named;
    }
  }

  private static void lock(Path folder, FileChannel record) throws IOException {
    FileLock lock;
    try {
      lock = record.tryLock();
    } catch (OverlappingFileLockException ofThisProcess) {
      lock = null;
    }
    if (lock == null) {
      throw new FileSystemException(
          folder.toString(),
          null,
          "another run is writing there; wait for its end, or name another folder");
    }
  }

  private void begin(Earlier earlier) throws IOException {
    readRecord();
    Draft.remove(draftFolder()); // of a run that was killed
    List<String> found =
        recorded.isEmpty()
            ? TELLING.stream().filter(name -> Files.exists(folder.resolve(name))).toList()
            : List.copyOf(recorded);
    if (earlier == Earlier.REFUSED && !found.isEmpty()) {
      throw new FileSystemException(
          folder.toString(),
          null,
          "holds the results of another run (%s%s); name another folder, or --overwrite replaces them"
              .formatted(found.get(0), found.size() > 1 ? ", ..." : ""));
    }
    recorded.addAll(found);
    deleteAbandoned();
  }

  /** What a run that was killed had begun to write, here and in folders of its tables. */
  private void deleteAbandoned() throws IOException {
    WholeFile.deleteAbandoned(folder);
    for (String inner : recorded.stream().map(InnerFiles::folder).distinct().toList()) {
      if (!inner.isEmpty() && Files.isDirectory(folder.resolve(inner), LinkOption.NOFOLLOW_LINKS)) {
        WholeFile.deleteAbandoned(folder.resolve(inner));
      }
    }
  }

  /** Only names in this folder count: nobody's file elsewhere is deleted for what a record says. */
  private void readRecord() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(Math.min(record.size(), 1 << 20)));
    while (bytes.hasRemaining() && record.read(bytes) >= 0) {}
    new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
        .lines()
        .filter(name -> !name.isBlank() && InnerFiles.isSafe(name))
        .forEach(recorded::add);
  }

  private void writeRecord() throws IOException {
    record.truncate(0).position(0);
    ByteBuffer bytes =
        StandardCharsets.UTF_8.encode(
            String.join("", recorded.stream().map(name -> name + "\n").toList()));
    while (bytes.hasRemaining()) {
      record.write(bytes);
    }
  }

  public Path path() {
    return folder;
  }

  /** A file of an earlier run that this one goes on from. */
  public Optional<Path> earlier(String name) {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  /** Writes one file at once, to go on from if the run does not reach its end. */
  public void keep(String name, String text) throws IOException {
    record(name); // first, so that a file of a run that is killed is known to the next
    WholeFile.write(folder.resolve(name), text);
  }

  private synchronized void record(String name) throws IOException {
    if (recorded.add(name)) {
      writeRecord();
    }
  }

  /**
   * Makes files of a folder inside this one known as those of a run.
   *
   * @param pattern of their names, such as {@code shard-*.parquet}
   */
  public synchronized void own(String inner, String pattern) throws IOException {
    if (recorded.add(inner + "/" + pattern)) {
      writeRecord();
    }
  }

  /** Deletes a file of an earlier run, which is no longer true. */
  public void drop(String name) throws IOException {
    InnerFiles.delete(folder, name, Set.of());
  }

  /** Files that are not yet to be seen. */
  public Draft draft() throws IOException {
    return new Draft(folder, draftFolder());
  }

  private Path draftFolder() {
    return folder.resolve(RECORD + ".part");
  }

  private Path path(String name) {
    return folder.resolve(name);
  }

  /** Puts the files of a draft in place of those of the run before. */
  public void publish(Draft draft) throws IOException {
    publish(draft, Set.of());
  }

  /**
   * Puts the files of a draft in place of those of the run before.
   *
   * @param inner files of folders inside this one that stay, such as {@code designs/a.parquet}
   */
  public void publish(Draft draft, Set<String> inner) throws IOException {
    List<String> names = draft.names();
    for (String name : names) {
      WholeFile.requireReplaceable(path(name));
    }
    List<Path> moved = new ArrayList<>();
    try {
      for (String name : names) {
        move(draft.folder().resolve(name), path(name));
        moved.add(path(name));
      }
    } catch (IOException failed) {
      for (Path file : moved) {
        Files.deleteIfExists(file);
      }
      throw failed;
    }
    Set<String> staying = new LinkedHashSet<>(names);
    for (String old : recorded) {
      if (!names.contains(old)) {
        InnerFiles.delete(folder, old, inner);
        if (hasAny(inner, InnerFiles.folder(old))) {
          staying.add(old);
        }
      }
    }
    recorded.clear();
    recorded.addAll(staying);
    writeRecord();
  }

  private static boolean hasAny(Set<String> inner, String folder) {
    return !folder.isEmpty()
        && inner.stream().anyMatch(name -> InnerFiles.folder(name).equals(folder));
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException slower) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Lets other runs in; of a run that wrote nothing, nothing stays. */
  @Override
  public void close() throws IOException {
    if (recorded.isEmpty()) {
      Files.deleteIfExists(folder.resolve(RECORD));
    }
    record.close();
    if (recorded.isEmpty() && made.isPresent() && InnerFiles.isEmpty(made.get())) {
      Files.delete(made.get());
    }
  }
}
