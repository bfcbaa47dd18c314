package org.loopwright.explore.axis;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The sizes of a buffer, in bytes.
 *
 * @param sizes empty if it is exactly as large as the mapping needs
 */
public record BufferAxis(Optional<Axis> sizes) {
  /** How users write that a buffer is exactly as large as the mapping needs. */
  public static final String EXACT = "exact";

  private static final Axis ONE_BYTE = Axis.of(1);

  public BufferAxis {
    requireNonNull(sizes, "sizes");
  }

  /** A buffer of one of these sizes. */
  public static BufferAxis of(Axis sizes) {
    return new BufferAxis(Optional.of(sizes));
  }

  /** A buffer that is exactly as large as the mapping needs. */
  public static BufferAxis exact() {
    return new BufferAxis(Optional.empty());
  }

  /**
   * Reads sizes, or {@value #EXACT}.
   *
   * @param what the parameter, for messages
   * @throws IllegalArgumentException if the text is neither
   */
  public static BufferAxis parse(String text, String what) {
    if (text.strip().equals(EXACT)) {
      return exact();
    }
    try {
      return of(AxisText.parse(text, what));
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(refused.getMessage() + ", or " + EXACT, refused);
    }
  }

  /** The sizes for a mapping that needs {@code needBytes}. */
  public Axis forNeed(long needBytes) {
    return sizes.orElseGet(() -> Axis.of(Math.max(1, needBytes)));
  }

  /** The sizes where no need is known: of an exact buffer a byte, which is never too much. */
  public Axis forUnknownNeed() {
    return sizes.orElse(ONE_BYTE);
  }

  /** How many sizes there are. */
  public long size() {
    return forUnknownNeed().size();
  }

  @Override
  public String toString() {
    return sizes.map(Axis::toString).orElse(EXACT);
  }
}
