package org.loopwright.formats.onnx.model;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import onnx.ModelProto;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/** Reads a model without its weights. */
public final class ModelFile {
  private ModelFile() {}

  /** The model of a file; whatever is wrong with it is a {@link SpecException}. */
  public static ModelProto read(Path file) {
    if (Files.isDirectory(file)) {
      throw refused(file, "is a folder, not a file");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      ByteString outline = MessageOutline.read(in, ModelProto.getDescriptor());
      ModelProto model = ModelProto.parseFrom(outline);
      if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
        throw refused(file, "is not an ONNX model: it has no graph with nodes");
      }
      return model;
    } catch (ModelLimitException hostile) {
      throw refused(file, hostile.getMessage());
    } catch (InvalidProtocolBufferException malformed) {
      throw refused(
          file, "is not an ONNX model, or not a whole one: " + reason(malformed.getMessage()));
    } catch (NoSuchFileException missing) {
      throw refused(file, "there is no such file");
    } catch (AccessDeniedException denied) {
      throw refused(file, "reading it is not permitted");
    } catch (IOException broken) {
      throw refused(file, "cannot be read: " + broken.getMessage());
    }
  }

  /** The first sentence of the library's message. */
  private static String reason(String message) {
    int end = message.indexOf(". ");
    String first = end < 0 ? message : message.substring(0, end);
    return first.replaceAll("\\s+", " ").replaceFirst("[.]$", "");
  }

  private static SpecException refused(Path file, String problem) {
    return new SpecException(Problem.error(Location.ofFile(file.toString()), problem));
  }
}
