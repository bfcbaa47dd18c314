package org.loopwright.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import onnx.ModelProto;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.onnx.graph.ModelNetwork;
import org.loopwright.onnx.graph.OpenDimensions;

/** Reads a model in the format of ONNX as a network. */
public final class OnnxReader {
  private static final String ENDING = ".onnx";

  private OnnxReader() {}

  /** Whether a file is a model, by its name. */
  public static boolean isModel(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /**
   * The network of a model. Its weights are not read, and files that hold them need not be there.
   *
   * @param dimensions sizes for what the model leaves open
   * @throws SpecException with all that is wrong
   */
  public static ModelNetwork read(Path file, OpenDimensions dimensions) {
    String fileName = file.getFileName().toString();
    boolean endsAsModel = isModel(file) && fileName.length() > ENDING.length();
    String name =
        endsAsModel ? fileName.substring(0, fileName.length() - ENDING.length()) : fileName;
    return ModelNetwork.of(model(file), name, fileName, dimensions);
  }

  private static ModelProto model(Path file) {
    if (Files.isDirectory(file)) {
      throw refused(file, "is a folder, not a file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw refused(file, "is a pipe or a device, not a file; save what it gives in a file");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      ByteString outline = MessageOutline.read(in, ModelProto.getDescriptor());
      ModelProto model = ModelProto.parseFrom(outline);
      if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
        throw refused(file, "is not an ONNX model: it has no graph with nodes");
      }
      return model;
    } catch (MessageOutline.LimitException hostile) {
      throw refused(file, hostile.getMessage());
    } catch (InvalidProtocolBufferException malformed) {
      throw refused(
          file,
          "is not an ONNX model, or not a whole one: " + firstSentence(malformed.getMessage()));
    } catch (NoSuchFileException missing) {
      throw refused(file, "there is no such file");
    } catch (AccessDeniedException denied) {
      throw refused(file, "reading it is not permitted");
    } catch (IOException broken) {
      throw refused(file, "cannot be read: " + broken.getMessage());
    }
  }

  private static String firstSentence(String message) {
    int end = message.indexOf(". ");
    String first = end < 0 ? message : message.substring(0, end);
    return first.replaceAll("\\s+", " ").replaceFirst("[.]$", "");
  }

  private static SpecException refused(Path file, String problem) {
    return new SpecException(Problem.error(Location.ofFile(file.toString()), problem));
  }
}
