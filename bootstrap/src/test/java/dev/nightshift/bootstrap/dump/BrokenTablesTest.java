package dev.nightshift.bootstrap.dump;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.bootstrap.configuration.Failed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no table, or none as a whole, and such as look odd and are one. */
class BrokenTablesTest {

    private static final String GOOD = "name,size\na,1\nb,2\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final List<String> rows = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();

    private void read(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        table(file).read(ReadingWatcher.NOBODY, row -> {
            rows.add(row.text("name") + "=" + row.text("size"));
            lines.add(row.line());
        });
    }

    private static CsvTable table(Path file) {
        return new CsvTable(file, CsvHeader.of(List.of("name", "size")), "Nothing was imported.");
    }

    private void read(String text) throws IOException {
        read("t.csv", text.getBytes(UTF_8));
    }

    private void assertRefused(String text, String... parts) {
        assertRefused("t.csv", text.getBytes(UTF_8), parts);
    }

    private void assertRefused(String name, byte[] bytes, String... parts) {
        assertThatThrownBy(() -> read(name, bytes))
                .isInstanceOf(Failed.class)
                .hasMessageContainingAll(parts)
                .hasMessageContaining(folder.resolve(name).toString())
                .hasMessageEndingWith(". Nothing was imported.");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Nested
    class A_quote {

        @Test
        void that_nothing_closes_is_named_by_the_line_where_it_opens() {
            assertRefused("name,size\na,1\nb,\"two\nc,3\nd,4\n", "t.csv, line 3: a quote opens a cell here");
        }

        @Test
        void that_opens_within_a_cell_of_several_lines_is_named_by_its_own_line() {
            assertRefused("name,size\n\"a\nb\nc\",\"1\nd,2\n", "line 4: a quote opens");
        }

        @Test
        void that_nothing_closes_in_a_long_file_is_named_too() {
            assertRefused(
                    "name,size\na,1\nb,\"2\n" + "c,3\n".repeat(4_500_000),
                    "line 3: a cell begins here",
                    "16,777,216",
                    "quote");
        }

        @Test
        void in_the_header_is_named() {
            assertRefused("\"name,size\na,1\n", "line 1: a quote opens");
        }

        @Test
        void with_text_behind_it_is_named_by_its_line() {
            assertRefused("name,size\na,1\n\"b\"x,2\nc,3\n", "line 3: there is text behind the quote");
        }

        @Test
        void within_a_plain_cell_is_a_character_like_others() throws IOException {
            read("name,size\n5\" disk,1\nb,say \"hi\"\n");
            assertThat(rows).containsExactly("5\" disk=1", "b=say \"hi\"");
        }

        @Test
        void that_is_doubled_stands_for_one() throws IOException {
            read("name,size\n\"a\"\"b\",\"\"\"\"\n");
            assertThat(rows).containsExactly("a\"b=\"");
        }
    }

    @Nested
    class Bytes_that_are_not_utf_8 {

        @Test
        void are_named_by_their_line_with_how_to_convert_them() {
            assertRefused(
                    "t.csv",
                    "name,size\na,1\nZürich,2\n".getBytes(ISO_8859_1),
                    "line 3: there are bytes that are not UTF-8 (0xFC",
                    "iconv -f ISO-8859-1 -t UTF-8");
        }

        @Test
        void at_the_very_end_of_many_good_rows_are_named() {
            byte[] bytes = joined(
                    ("name,size\n" + "a,1\n".repeat(200_000)).getBytes(UTF_8), new byte[] {'b', ',', (byte) 0xC3});
            assertRefused("t.csv", bytes, "line 200002: there are bytes that are not UTF-8");
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
        void such_as_those_of_utf_16_are_refused(String charset) {
            assertRefused("t.csv", GOOD.getBytes(Charset.forName(charset)), "line 1:", "UTF-16");
        }

        @Test
        void such_as_utf_16_with_its_mark_are_named_with_how_to_convert_them() {
            byte[] bytes = joined(new byte[] {(byte) 0xFF, (byte) 0xFE}, GOOD.getBytes(UTF_16LE));
            assertRefused("t.csv", bytes, "line 1: it is UTF-16", "iconv -f UTF-16 -t UTF-8");
        }

        @ParameterizedTest
        @CsvSource({"c0,0x", "edaebe,0x", "f8888080,0x", "ff,0x"})
        void such_as_overlong_forms_and_surrogates_are_refused(String hex, String part) {
            byte[] odd = java.util.HexFormat.of().parseHex(hex);
            byte[] bytes = joined(joined("name,size\na".getBytes(UTF_8), odd), ",1\n".getBytes(UTF_8));
            assertRefused("t.csv", bytes, "line 2: there are bytes that are not UTF-8", part);
        }
    }

    @Nested
    class A_header {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                textBlock =
                        """
                        name,size,name     | line 1: the column 'name' is there twice
                        name,size,         | line 1: '' is not a column of it
                        name,size,sise     | line 1: 'sise' is not a column of it; did you mean size?
                        name,Size          | line 1: it has no column size; its first line must name name,size; 'Size' is not a column of it; did you mean size?
                        name               | line 1: it has no column size
                        name;size          | line 1: its cells are separated by ';'; they must be separated by commas
                        a,1                | it has no column name, size
                        """)
        void that_does_not_fit_is_refused_by_name(String header, String reason) {
            assertRefused(header + "\na,1,1\n", reason);
        }

        @Test
        void with_tabs_is_told_so() {
            assertRefused("name\tsize\na\t1\n", "separated by tabs");
        }

        @Test
        void of_nothing_is_told_so() {
            assertRefused("", "t.csv: it is empty");
            assertRefused("\uFEFF", "it is empty");
            assertRefused("\n\n", "it is empty");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"\uFEFFname,size\na,1\n", "\uFEFF\"name\",\"size\"\r\n\"a\",\"1\"\r\n", " name , size\na,1"})
        void with_a_mark_or_quotes_or_blanks_is_understood(String text) throws IOException {
            read(text);
            assertThat(rows).containsExactly("a=1");
        }

        @Test
        void alone_gives_no_rows() throws IOException {
            read("name,size\n");
            assertThat(rows).isEmpty();
        }
    }

    @Nested
    class A_gzip_file {

        @Test
        void of_several_members_is_read_through() throws IOException {
            read("t.csv.gz", joined(joined(gzip("name,size\na,1\nb"), gzip("")), gzip(",2\n")));
            assertThat(rows).containsExactly("a=1", "b=2");
        }

        @Test
        void of_another_name_is_known_by_its_content() throws IOException {
            read("t.csv", gzip(GOOD));
            assertThat(rows).hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(strings = {"c,3\n", "\u0000\u0000\u0000\u0000", "x"})
        void with_data_behind_its_last_member_is_refused(String behind) throws IOException {
            assertRefused(
                    "t.csv.gz", joined(gzip(GOOD), behind.getBytes(UTF_8)), "data behind the end of the gzip file");
        }

        @Test
        void that_is_cut_off_anywhere_is_refused() throws IOException {
            byte[] whole = gzip(GOOD);
            for (int length = 2; length < whole.length; length++) {
                assertRefused("t.csv.gz", Arrays.copyOf(whole, length), "cut off");
            }
        }

        @Test
        void with_another_checksum_or_size_is_refused() throws IOException {
            for (int fromEnd = 1; fromEnd <= 8; fromEnd++) {
                byte[] bytes = gzip(GOOD);
                bytes[bytes.length - fromEnd] ^= 0x40;
                assertRefused("t.csv.gz", bytes, "damaged");
            }
        }

        @Test
        void with_other_content_is_refused() throws IOException {
            byte[] bytes = gzip("name,size\n" + "a,1\n".repeat(1000));
            bytes[20] ^= 0x7F;
            assertThatThrownBy(() -> read("t.csv.gz", bytes)).isInstanceOf(Failed.class);
        }

        @Test
        void that_is_none_is_refused() {
            assertRefused("t.csv.gz", GOOD.getBytes(UTF_8), "named like a gzip file and is none");
        }

        @Test
        void that_is_packed_twice_is_refused() throws IOException {
            ByteArrayOutputStream twice = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(twice)) {
                gzip.write(gzip(GOOD));
            }
            assertRefused("t.csv.gz", twice.toByteArray(), "packed twice");
        }
    }

    @Nested
    class Another_kind_of_file {

        @ParameterizedTest
        @CsvSource({"504b0304, zip", "425a6839, bzip2", "fd377a585a00, xz", "28b52ffd, zstd", "6e616d65002c, NUL"})
        void is_named(String hex, String kind) {
            assertRefused("t.csv", java.util.HexFormat.of().parseHex(hex), "line 1: ", kind);
        }

        @Test
        void with_a_nul_in_a_row_is_named_by_its_line() {
            assertRefused("name,size\na,1\nb,\u0000\n", "line 3: there is a NUL character");
        }

        @Test
        void such_as_a_folder_is_told_so() throws IOException {
            Path there = Files.createDirectory(folder.resolve("there"));
            assertThatThrownBy(() -> table(there).read(ReadingWatcher.NOBODY, row -> {}))
                    .hasMessageContaining("it is a folder");
            assertThatThrownBy(() -> table(folder.resolve("none")).read(ReadingWatcher.NOBODY, row -> {}))
                    .hasMessageContaining("there is no such file");
        }
    }

    @Nested
    class Lines {

        @ParameterizedTest
        @ValueSource(strings = {"\n", "\r\n", "\r"})
        void end_in_one_of_three_ways(String end) throws IOException {
            read(GOOD.replace("\n", end));
            assertThat(rows).containsExactly("a=1", "b=2");
            assertThat(lines).containsExactly(2L, 3L);
        }

        @Test
        void within_cells_are_counted() throws IOException {
            read("name,size\n\"a\r\n\na\",1\n\n\nb,2");
            assertThat(lines).containsExactly(2L, 7L);
        }
    }

    @Test
    void a_cell_of_millions_of_characters_is_read() throws IOException {
        read("name,size\n\"" + "long, \"\"text\"\"\n𝒳".repeat(200_000) + "\",1\n");
        assertThat(rows).singleElement().satisfies(row -> assertThat(row).hasSizeGreaterThan(3_000_000));
    }
}
