package dev.nightshift.bootstrap.endtoend;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** How other programs of this user reach the PostgreSQL of a data directory. */
record Connection(Properties properties) {

    static Connection of(Path dataDir) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(dataDir.resolve("connection.properties"))) {
            properties.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Connection(properties);
    }

    long pid() {
        return Long.parseLong(properties.getProperty("pid"));
    }

    /** In the form of {@code DATABASE_URL}. */
    String url() {
        return "postgresql://%s:%s@%s:%s/%s"
                .formatted(
                        properties.getProperty("user"),
                        properties.getProperty("password"),
                        properties.getProperty("host"),
                        properties.getProperty("port"),
                        properties.getProperty("database"));
    }

    /** With user and password in it. */
    String jdbcUrl() {
        return "jdbc:postgresql://%s:%s/%s?user=%s&password=%s"
                .formatted(
                        properties.getProperty("host"),
                        properties.getProperty("port"),
                        properties.getProperty("database"),
                        properties.getProperty("user"),
                        properties.getProperty("password"));
    }

    java.sql.Connection open() throws SQLException {
        return DriverManager.getConnection(jdbcUrl());
    }

    /** @return how many rows a statement changed */
    int update(String sql) {
        try (java.sql.Connection connection = open();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column of the first row. */
    String text(String sql) {
        try (java.sql.Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    long number(String sql) {
        return Long.parseLong(text(sql));
    }
}
