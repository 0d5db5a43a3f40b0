package dev.nightshift.hexagon;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What ArchUnit does not read of the files that it imports. */
final class ClassFiles {

    private ClassFiles() {}

    /** The module that is compiled into the same folder or jar as the class. */
    static Optional<ModuleDescriptor> moduleOf(JavaClass type) {
        try (InputStream file = open(URI.create(rootOf(type) + "module-info.class"))) {
            return Optional.of(ModuleDescriptor.read(file));
        } catch (FileNotFoundException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The folder or jar that the class was read from. */
    static String rootOf(JavaClass type) {
        String uri = uriOf(type).toString();
        String path = type.getName().replace('.', '/') + ".class";
        return uri.substring(0, uri.length() - path.length());
    }

    /** Whether a literal of the class holds the text, which must be ASCII. */
    static boolean mentions(JavaClass type, String text) {
        try (InputStream file = open(uriOf(type))) {
            return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static URI uriOf(JavaClass type) {
        return type.getSource().orElseThrow().getUri();
    }

    private static InputStream open(URI uri) throws IOException {
        return uri.toURL().openStream();
    }
}
