package org.patentpool.network.fabric.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ConstantDescs;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The embedded network with one of its checks taken out: a method that ends at once, without having
 * refused anything. Nothing in the network's own code provides for that; a class loader rewrites
 * the one class.
 */
record Fault(String type, String method) {
  private static final String NETWORK = "org.patentpool.network.";

  /** Replays the recording and gives the first difference, or nothing. */
  List<String> replay(Path recording, Path folder) throws ReflectiveOperationException {
    Class<?> replay = new Loader(this).loadClass(Replay.class.getName());
    return List.of(
        (String[])
            replay
                .getMethod("untilDifferent", Path.class, Path.class)
                .invoke(null, recording, folder));
  }

  private byte[] plantedIn(byte[] content) {
    ClassFile format = ClassFile.of();
    MethodTransform ends =
        MethodTransform.dropping(element -> element instanceof CodeModel)
            .andThen(
                MethodTransform.endHandler(builder -> builder.withCode(code -> code.return_())));
    return format.transformClass(
        format.parse(content), ClassTransform.transformingMethods(this::isMeant, ends));
  }

  private boolean isMeant(MethodModel candidate) {
    return candidate.methodName().equalsString(method)
        && candidate.methodTypeSymbol().returnType().equals(ConstantDescs.CD_void);
  }

  /** Has its own copy of the whole network, and of the replay that drives it. */
  private static final class Loader extends ClassLoader {
    private final Fault fault;

    Loader(Fault fault) {
      super(Fault.class.getClassLoader());
      this.fault = fault;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
          return loaded;
        }
        return name.startsWith(NETWORK) ? own(name) : super.loadClass(name, resolve);
      }
    }

    private Class<?> own(String name) {
      try (InputStream in =
          Objects.requireNonNull(getResourceAsStream(name.replace('.', '/') + ".class"))) {
        byte[] content = in.readAllBytes();
        byte[] defined = name.equals(fault.type()) ? fault.plantedIn(content) : content;
        return defineClass(name, defined, 0, defined.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
