package io.signalbox.templates.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.signalbox.templates.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// AWS's Control Tower rules by cfn-guard, both from npm. What a template does not keep stands with its reason in
/// `guard-exceptions.txt`.
@Tag("interop")
class ControlTowerIT {
    private static final Path FOLDER = Path.of("target", "interop").toAbsolutePath();
    private static final Path GUARD =
            FOLDER.resolve(Path.of("node_modules", "@cdklabs", "cdk-validator-cfnguard"));

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "package-lock.json")) {
            Files.copy(
                    Path.of("src", "test", "interop", file),
                    FOLDER.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        // Its companions (the CDK) are not needed: only its rules and its program are.
        Command npm =
                Command.run(
                        FOLDER,
                        "install Node.js 20 or newer with npm",
                        List.of(
                                "npm",
                                "ci",
                                "--ignore-scripts",
                                "--legacy-peer-deps",
                                "--no-audit"));
        if (npm.status() != 0) {
            fail("npm could not install cfn-guard:\n" + npm.out());
        }
    }

    @Test
    void everyTemplateKeepsTheRulesOrSaysWhyNot() throws Exception {
        List<String> broken = new ArrayList<>();
        TreeSet<String> needed = new TreeSet<>();
        Map<String, String> exceptions = exceptions();

        broken(Path.of("src", "main", "resources", "io", "signalbox", "templates"))
                .forEach(
                        finding -> {
                            String everywhere = finding.replaceFirst("^\\S+", "*");
                            if (exceptions.containsKey(finding)) {
                                needed.add(finding);
                            } else if (exceptions.containsKey(everywhere)) {
                                needed.add(everywhere);
                            } else {
                                broken.add(finding);
                            }
                        });

        assertThat(broken).isEmpty();
        assertThat(needed).as("exceptions in use").isEqualTo(new TreeSet<>(exceptions.keySet()));
    }

    @Test
    void wouldFindAFault(@TempDir Path folder) throws Exception {
        for (String id : Templates.ids()) {
            Files.writeString(folder.resolve(id + ".yaml"), Templates.read(id).body());
        }
        String good = Templates.read("registry").body();
        Files.writeString(
                folder.resolve("registry.yaml"),
                good.replace("ScanOnPush: true", "ScanOnPush: false"));

        assertThat(broken(folder)).contains("registry ecr_private_image_scanning_enabled_check");
    }

    /// `TEMPLATE RULE` of each rule that a template breaks.
    private static Set<String> broken(Path folder) throws Exception {
        Path templates = FOLDER.resolve("templates");
        Files.createDirectories(templates);
        for (String id : Templates.ids()) {
            Files.copy(
                    folder.resolve(id + ".yaml"),
                    templates.resolve(id + ".yaml"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Command guard =
                Command.run(
                        FOLDER,
                        "it is part of the npm package @cdklabs/cdk-validator-cfnguard, for Linux and macOS",
                        List.of(
                                program(),
                                "validate",
                                "--rules",
                                GUARD.resolve(Path.of("rules", "control-tower", "cfn-guard"))
                                        .toString(),
                                "--data",
                                templates.toString(),
                                "--structured",
                                "--output-format",
                                "json",
                                "--show-summary",
                                "none"));
        return findings(guard.out());
    }

    private static String program() {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        boolean arm = "aarch64".equals(System.getProperty("os.arch"));
        return GUARD.resolve(
                        Path.of(
                                "bin",
                                mac ? "macos" : "ubuntu",
                                arm ? "aarch64" : "x86_64",
                                "cfn-guard"))
                .toString();
    }

    private static Set<String> findings(String json) {
        TreeSet<String> findings = new TreeSet<>();
        // JSON is YAML.
        Object files = new Yaml(new SafeConstructor(new LoaderOptions())).load(json);
        assertThat(files).isInstanceOf(List.class);
        int seen = 0;
        for (Object file : (List<?>) files) {
            Map<?, ?> report = (Map<?, ?>) file;
            Path template = Path.of(String.valueOf(report.get("name")));
            String id = template.getFileName().toString().replace(".yaml", "");
            for (Object rule : (List<?>) of(report, "not_compliant")) {
                Map<?, ?> broken = (Map<?, ?>) of((Map<?, ?>) rule, "Rule");
                findings.add(id + " " + broken.get("name"));
            }
            seen++;
        }
        assertThat(seen).isEqualTo(Templates.ids().size());
        return findings;
    }

    private static Object of(Map<?, ?> report, String key) {
        return Objects.requireNonNull(report.get(key), key);
    }

    private static Map<String, String> exceptions() throws IOException {
        Map<String, String> exceptions = new TreeMap<>();
        Path file =
                Path.of("src/test/resources/io/signalbox/templates/interop/guard-exceptions.txt");
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : lines.filter(l -> !l.startsWith("#")).toList()) {
                String[] parts = line.split("\\s+", 3);
                assertThat(parts).as(line).hasSize(3);
                exceptions.put(parts[0] + " " + parts[1], parts[2]);
            }
        }
        return exceptions;
    }
}
