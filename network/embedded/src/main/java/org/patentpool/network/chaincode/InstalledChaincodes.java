package org.patentpool.network.chaincode;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.shim.Chaincode;

/**
 * The chaincodes that can be run, by name. A jar names its own in {@code META-INF/chaincodes}, a
 * properties file of {@code name=class}; each class implements the shim's {@code Chaincode} and has
 * a public constructor without parameters.
 */
public final class InstalledChaincodes implements AutoCloseable {
  private static final String RESOURCE = "META-INF/chaincodes";

  private final SortedMap<String, Class<? extends Chaincode>> classes;
  private final Closeable loader;

  private InstalledChaincodes(
      SortedMap<String, Class<? extends Chaincode>> classes, Closeable loader) {
    this.classes = classes;
    this.loader = loader;
  }

  /**
   * Those of one jar. Classes that this JVM already has, the shim above all, are used from there.
   *
   * @throws IllegalArgumentException when the file is missing, names nothing or names no chaincode
   */
  public static InstalledChaincodes fromJar(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalArgumentException("no chaincode jar at " + jar);
    }
    URLClassLoader loader =
        new URLClassLoader(
            "chaincode", new URL[] {url(jar)}, InstalledChaincodes.class.getClassLoader());
    URL resource = loader.findResource(RESOURCE);
    if (resource == null) {
      throw new IllegalArgumentException(
          jar + " has no " + RESOURCE + " that names its chaincodes");
    }
    return new InstalledChaincodes(load(List.of(resource), loader), loader);
  }

  /** Those that resources of the class path name, for tests and single-jar programs. */
  public static InstalledChaincodes onClassPath() {
    ClassLoader loader = InstalledChaincodes.class.getClassLoader();
    try {
      List<URL> resources = Collections.list(loader.getResources(RESOURCE));
      return new InstalledChaincodes(load(resources, loader), () -> {});
    } catch (IOException e) {
      throw new UncheckedIOException("the class path cannot be searched for " + RESOURCE, e);
    }
  }

  public Set<String> names() {
    return Collections.unmodifiableSet(classes.keySet());
  }

  /** A fresh instance: every stream to a peer has a chaincode of its own. */
  Chaincode instantiate(String name) throws ReflectiveOperationException {
    Class<? extends Chaincode> type = classes.get(name);
    if (type == null) {
      throw new ClassNotFoundException("chaincode " + name + " is not installed");
    }
    return type.getConstructor().newInstance();
  }

  boolean has(String name) {
    return classes.containsKey(name);
  }

  @Override
  public void close() {
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the chaincode jar cannot be closed", e);
    }
  }

  private static SortedMap<String, Class<? extends Chaincode>> load(
      List<URL> resources, ClassLoader loader) {
    SortedMap<String, Class<? extends Chaincode>> classes = new TreeMap<>();
    for (URL resource : resources) {
      Properties names = read(resource);
      for (String name : names.stringPropertyNames()) {
        Class<? extends Chaincode> type = type(resource, name, names.getProperty(name), loader);
        if (classes.putIfAbsent(name, type) != null) {
          throw new IllegalArgumentException(
              resource + " names chaincode " + name + ", which another resource names already");
        }
      }
    }
    return classes;
  }

  private static Class<? extends Chaincode> type(
      URL resource, String name, String className, ClassLoader loader) {
    try {
      return Class.forName(className.strip(), true, loader).asSubclass(Chaincode.class);
    } catch (ClassNotFoundException | ClassCastException e) {
      throw new IllegalArgumentException(
          "%s gives chaincode %s the class %s, which is none".formatted(resource, name, className),
          e);
    }
  }

  /** Without the JVM's cache of jar files, which would keep the file open and stale. */
  private static Properties read(URL resource) {
    try {
      URLConnection connection = resource.openConnection();
      connection.setUseCaches(false);
      Properties names = new Properties();
      try (InputStream in = connection.getInputStream()) {
        names.load(in);
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(jar + " is not a file that classes load from", e);
    }
  }
}
