import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Copies a jar with its oldest class files in the form of Java 17. The archive of classes, by which
 * a launcher starts quickly, takes none from before Java 6, and picocli is of Java 5.
 */
final class ClassFiles {
  private static final int OLDEST_KEPT = Opcodes.V1_6;
  private static final int MAJOR_VERSION = 6; // place of its two bytes

  public static void main(String[] args) throws IOException {
    File jar = new File(args[0]);
    try (ZipFile in = new ZipFile(jar);
        URLClassLoader types = new URLClassLoader(new URL[] {jar.toURI().toURL()});
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(Path.of(args[1])));
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        byte[] content = in.getInputStream(entry).readAllBytes();
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        out.putNextEntry(copy);
        out.write(isOld(entry.getName(), content) ? renewed(content, types) : content);
        out.closeEntry();
      }
    }
  }

  private static boolean isOld(String name, byte[] content) {
    return name.endsWith(".class")
        && ((content[MAJOR_VERSION] & 0xff) << 8 | content[MAJOR_VERSION + 1] & 0xff) < OLDEST_KEPT;
  }

  private static byte[] renewed(byte[] content, ClassLoader types) {
    ClassWriter writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected ClassLoader getClassLoader() {
            return types;
          }
        };
    ClassVisitor renewing =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visit(
              int version, int access, String name, String generic, String base, String[] faces) {
            super.visit(Opcodes.V17, access, name, generic, base, faces);
          }
        };
    new ClassReader(content).accept(renewing, ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }
}
