import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Measures the production code: {@code java .ci/Structure.java [FOLDER]} prints the sizes of files, methods and packages, the public
 * types of each module, the cycles between packages, and the simple names that two types of one module share.
 */
final class Structure {

    private static final int LARGE_PACKAGE = 25;

    private final List<Integer> fileLines = new ArrayList<>();
    private final List<Integer> methodLines = new ArrayList<>();
    private final Map<String, Set<String>> filesOf = new TreeMap<>();
    private final Map<String, Set<String>> uses = new TreeMap<>();
    private final Map<String, Integer> publicTypes = new TreeMap<>();
    private final Map<String, Map<String, Set<String>>> names = new TreeMap<>();

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments.length == 0 ? "." : arguments[0]);
        Structure structure = new Structure();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.sorted().toList()) {
                Path sources = module.resolve("src/main/java");
                if (Files.isDirectory(sources) && !module.endsWith("benchmarks")) {
                    structure.read(module.getFileName().toString(), sources);
                }
            }
        }
        structure.print();
    }

    private void read(String module, Path sources) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(sources)) {
            files = all.filter(file -> file.toString().endsWith(".java")
                            && !file.endsWith("package-info.java")
                            && !file.endsWith("module-info.java"))
                    .toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, problem -> {}, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                read(module, unit, positions);
            }
        }
        for (Path file : files) {
            fileLines.add(Files.readAllLines(file).size());
        }
    }

    private void read(String module, CompilationUnitTree unit, SourcePositions positions) {
        String packageName = unit.getPackageName().toString();
        filesOf.computeIfAbsent(packageName, any -> new TreeSet<>()).add(unit.getSourceFile().getName());
        for (ImportTree used : unit.getImports()) {
            String name = used.getQualifiedIdentifier().toString();
            uses.computeIfAbsent(packageName, any -> new TreeSet<>()).add(packageOf(name));
        }
        for (Tree type : unit.getTypeDecls()) {
            if (type instanceof ClassTree declared) {
                String simple = declared.getSimpleName().toString();
                names.computeIfAbsent(module, any -> new TreeMap<>())
                        .computeIfAbsent(simple, any -> new TreeSet<>())
                        .add(packageName);
                if (declared.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                    publicTypes.merge(module, 1, Integer::sum);
                }
            }
        }
        LineMap lines = unit.getLineMap();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void none) {
                long begin = positions.getStartPosition(unit, method);
                long end = positions.getEndPosition(unit, method);
                if (method.getBody() != null && begin >= 0 && end >= 0) {
                    methodLines.add((int) (lines.getLineNumber(end) - lines.getLineNumber(begin) + 1));
                }
                return super.visitMethod(method, none);
            }
        }.scan(unit, null);
    }

    /** Of an imported type, a nested one or a member: the part in lower case. */
    private static String packageOf(String name) {
        StringBuilder packageName = new StringBuilder();
        for (String part : name.split("\\.")) {
            if (Character.isUpperCase(part.charAt(0))) {
                break;
            }
            packageName.append(packageName.length() == 0 ? "" : ".").append(part);
        }
        return packageName.toString();
    }

    private void print() {
        List<Integer> packageFiles = new ArrayList<>();
        filesOf.values().forEach(files -> packageFiles.add(files.size()));
        System.out.println("what      count  median  p90  max");
        line("files", fileLines);
        line("methods", methodLines);
        line("packages", packageFiles);
        System.out.println("\npublic types: " + publicTypes);
        System.out.println("\npackages of more than " + LARGE_PACKAGE + " files:");
        filesOf.forEach((name, files) -> {
            if (files.size() > LARGE_PACKAGE) {
                System.out.printf("  %3d %s%n", files.size(), name);
            }
        });
        System.out.println("\ncycles of packages:");
        cycles().forEach(cycle -> System.out.println("  " + cycle));
        System.out.println("\nsimple names of two types of a module:");
        names.forEach((module, all) -> all.forEach((name, packages) -> {
            if (packages.size() > 1) {
                System.out.println("  " + name + " " + packages);
            }
        }));
    }

    private static void line(String what, List<Integer> values) {
        Collections.sort(values);
        System.out.printf(
                "%-9s %5d %7d %4d %4d%n",
                what,
                values.size(),
                values.get(values.size() / 2),
                values.get(values.size() * 9 / 10),
                values.get(values.size() - 1));
    }

    /** Packages that reach each other. */
    private List<Set<String>> cycles() {
        Map<String, Set<String>> reached = new HashMap<>();
        filesOf.keySet().forEach(name -> reached.put(name, reachedFrom(name)));
        List<Set<String>> cycles = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (String name : filesOf.keySet()) {
            Set<String> cycle = new TreeSet<>();
            for (String other : reached.get(name)) {
                if (reached.getOrDefault(other, Set.of()).contains(name)) {
                    cycle.add(other);
                }
            }
            if (cycle.size() > 1 && done.addAll(cycle)) {
                cycles.add(cycle);
            }
        }
        return cycles;
    }

    private Set<String> reachedFrom(String start) {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(uses.getOrDefault(start, Set.of()));
        while (!open.isEmpty()) {
            String next = open.remove();
            if (filesOf.containsKey(next) && reached.add(next)) {
                open.addAll(uses.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }
}
