package dev.nightshift.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnalterableTest {

    private static final int SOMEBODY = 4711;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path above;

    @SuppressWarnings("NullAway.Init")
    private Path extensions;

    @SuppressWarnings("NullAway.Init")
    private Path jar;

    @BeforeEach
    void make() throws IOException {
        folder = folder.toRealPath();
        above = Files.createDirectory(folder.resolve("above"));
        extensions = Files.createDirectory(above.resolve("extensions"));
        jar = Files.createFile(extensions.resolve("type.jar"));
        for (Path made : new Path[] {folder, above, extensions, jar}) {
            allow(made, "rwxr-xr-x");
        }
    }

    private static void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static void give(Path path) throws IOException {
        assumeTrue(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "only root gives files away");
        Files.setAttribute(path, "unix:uid", SOMEBODY, LinkOption.NOFOLLOW_LINKS);
    }

    private void isRefused(Path path, String... why) {
        assertThatThrownBy(() -> Unalterable.require(path))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("The extensions cannot be used: " + path)
                .hasMessageContainingAll(why);
    }

    @Test
    void what_only_we_can_write_is_taken() {
        assertThatCode(() -> Unalterable.require(jar)).doesNotThrowAnyException();
        assertThatCode(() -> Unalterable.require(extensions)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxr-x", "rwxr-xrwx", "rw-rw-rw-"})
    void a_jar_that_others_can_write_is_refused(String permissions) throws IOException {
        allow(jar, permissions);
        isRefused(jar, "can be written by other users", "chmod go-w");
    }

    @Test
    void a_folder_that_others_can_write_is_refused_even_if_it_is_sticky() throws IOException {
        Files.setAttribute(extensions, "unix:mode", 0_1777);
        isRefused(extensions, "can be written by other users");
    }

    @Test
    void a_folder_above_in_which_others_can_exchange_it_is_refused() throws IOException {
        allow(above, "rwxrwxr-x");
        isRefused(extensions, "is reached by " + above + ", which can be written by other users");
    }

    @Test
    void a_sticky_folder_above_is_taken() throws IOException {
        Files.setAttribute(above, "unix:mode", 0_1777);
        assertThatCode(() -> Unalterable.require(jar)).doesNotThrowAnyException();
    }

    @Test
    void what_belongs_to_another_user_is_refused() throws IOException {
        give(jar);
        isRefused(jar, "belongs to user 4711");
    }

    @Test
    void a_folder_above_that_belongs_to_another_user_is_refused() throws IOException {
        give(above);
        isRefused(jar, "is reached by " + above + ", which belongs to user 4711");
    }

    @Test
    void a_link_is_followed_to_what_others_can_write() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("above/./extensions/../extensions"));
        assertThatCode(() -> Unalterable.require(link.resolve("type.jar"))).doesNotThrowAnyException();
        allow(above, "rwxr-xrwx");
        isRefused(link, "can be written by other users");
    }

    @Test
    void a_link_that_others_can_exchange_is_refused() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Path link = Files.createSymbolicLink(open.resolve("link"), extensions);
        allow(open, "rwxrwxrwx");
        isRefused(link, "is reached by " + open);
    }

    @Test
    void a_link_of_another_user_in_a_sticky_folder_is_refused() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setAttribute(open, "unix:mode", 0_1777);
        Path link = Files.createSymbolicLink(open.resolve("link"), extensions);
        assertThatCode(() -> Unalterable.require(link)).doesNotThrowAnyException();
        give(link);
        isRefused(link, "belongs to user 4711");
    }

    @Test
    void links_in_a_circle_are_refused() throws IOException {
        Path one = folder.resolve("one");
        Path two = Files.createSymbolicLink(folder.resolve("two"), one);
        Files.createSymbolicLink(one, two);
        isRefusedWith(one, "too many links");
    }

    @Test
    void a_folder_that_is_not_there_is_refused() {
        isRefusedWith(folder.resolve("nowhere"), "there is no");
    }

    private static void isRefusedWith(Path path, String why) {
        assertThatThrownBy(() -> Unalterable.require(path))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(why);
    }
}
