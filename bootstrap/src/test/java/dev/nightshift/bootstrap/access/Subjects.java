package dev.nightshift.bootstrap.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.bootstrap.access.AccessRow.Cell;
import dev.nightshift.bootstrap.access.RunningServer.Answer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who asks, and what belongs to whom. */
final class Subjects {

    private static final String PASSWORD = RunningServer.PASSWORD;

    private final RunningServer server;
    private final String admin;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> users = new HashMap<>();

    Subjects(RunningServer server) {
        this.server = server;
        this.admin = login("admin");
        for (String role : new String[] {"USER", "MANAGER", "ADMIN"}) {
            add(role, role);
        }
        add("OTHER", "USER");
    }

    private void add(String key, String role) {
        users.put(key, userId(added(name(key), role)));
        tokens.put(key, login(name(key)));
    }

    private static String name(String key) {
        return "a-" + key.toLowerCase(Locale.ROOT);
    }

    private Answer added(String name, String role) {
        return done(server.send(
                "POST",
                "/api/admin/users",
                admin,
                "{\"username\": \"%s\", \"password\": \"%s\", \"role\": \"%s\"}".formatted(name, PASSWORD, role)));
    }

    String login(String name) {
        Answer answer = done(server.send(
                "POST",
                "/api/auth/login",
                "",
                "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(name, PASSWORD)));
        return field(answer, "accessToken");
    }

    /** What stands for nobody, by its name. */
    Map<String, String> nobodies() {
        Map<String, String> nobodies = new LinkedHashMap<>();
        nobodies.put("no token", "");
        nobodies.put("garbage", "x.y.z");
        String claims = SignedToken.claimsOf(token("ADMIN"));
        nobodies.put(
                "an expired token",
                SignedToken.of(claims.replaceAll("\"exp\":\\d+", "\"exp\":1700000000"), RunningServer.SECRET));
        nobodies.put("a token of the version before", SignedToken.of(before(claims), RunningServer.SECRET));
        nobodies.put("a disabled administrator's", fallen("disabled", "{\"enabled\": false}"));
        nobodies.put("a demoted administrator's", fallen("demoted", "{\"role\": \"USER\"}"));
        return nobodies;
    }

    private String before(String claims) {
        return claims.replaceAll("\"(sid)\":\"[^\"]*\"", "\"role\":\"ADMIN\"")
                .replaceAll("\"ver\":\\d+", "\"username\":\"admin\"");
    }

    private String fallen(String name, String change) {
        String id = userId(added(name, "ADMIN"));
        String token = login(name);
        assertThat(server.send("GET", "/api/admin/users", token, "").status()).isEqualTo(200);
        done(server.send("PATCH", "/api/admin/users/" + id, admin, change));
        return token;
    }

    /** The token that the cell is asked with. */
    String tokenFor(Cell cell, AccessRow row) {
        String role = cell.role();
        return row.is("session") ? login(name(role)) : token(role);
    }

    private String token(String role) {
        String token = tokens.get(role);
        return token == null ? "" : token;
    }

    /** The text with what it names made anew; for nobody it is that of another user. */
    String filled(String text, Cell cell) {
        String owner = cell == Cell.NOBODY || cell.isForeign() ? "OTHER" : cell.role();
        String filled = text;
        while (true) {
            Matcher name = Pattern.compile("\\{([a-z]+)}").matcher(filled);
            if (!name.find()) {
                return filled;
            }
            filled = name.replaceFirst(Matcher.quoteReplacement(made(name.group(1), owner)));
        }
    }

    private String made(String what, String owner) {
        return switch (what) {
            case "unique" -> unique();
            case "owner" -> name(owner);
            case "user" -> users.getOrDefault(owner, "");
            case "job" -> field(send(owner, "/api/batch/jobs", "{\"type\": \"NO_OP\"}"), "id");
            case "documents" ->
                field(send(owner, "/api/documents/batch", "{\"keywords\": [\"%s\"]}".formatted(unique())), "jobId");
            case "issue" -> userId(send(owner, "/api/issues", "{\"title\": \"t\", \"description\": \"d\"}"));
            case "template" -> template();
            case "schedule" -> schedule();
            default -> throw new IllegalStateException("nobody makes a " + what);
        };
    }

    private String template() {
        String name = unique();
        done(server.send(
                "POST", "/api/batch/templates", admin, "{\"name\": \"%s\", \"type\": \"NO_OP\"}".formatted(name)));
        return name;
    }

    private String schedule() {
        String name = unique();
        done(server.send(
                "POST",
                "/api/batch/schedules",
                admin,
                "{\"name\": \"%s\", \"template\": \"%s\", \"cron\": \"0 3 * * *\"}".formatted(name, template())));
        return name;
    }

    private Answer send(String owner, String path, String body) {
        return done(server.send("POST", path, token(owner), body));
    }

    private static String unique() {
        return "x" + UUID.randomUUID().toString().substring(0, 13);
    }

    private static Answer done(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        return answer;
    }

    private static String userId(Answer answer) {
        return group(answer, "\"id\":(\\d+)");
    }

    private static String field(Answer answer, String name) {
        return group(answer, "\"%s\":\"([^\"]+)\"".formatted(name));
    }

    private static String group(Answer answer, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(answer.body());
        assertThat(found.find()).as(answer.body()).isTrue();
        return found.group(1);
    }
}
