package io.signalbox.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

class TrafficTemplateTest {

    private String text = "";
    private Map<String, Object> template = Map.of();

    @BeforeEach
    void read() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(getClass().getResourceAsStream("traffic.yaml"))) {
            text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        template = new Yaml(new ShortFunctions()).load(text);
    }

    @Test
    void everyParameterIsDescribedGroupedAndUsed() {
        for (String name : section("Parameters").keySet()) {
            assertThat(section("Parameters", name)).as(name).containsKeys("Type", "Description");
            assertThat(text).as(name).contains("!Ref " + name);
            assertThat(section("Metadata").toString()).as(name).contains(name);
        }
    }

    @Test
    void everyReferenceNamesAParameterOrAResource() {
        TreeSet<String> known = new TreeSet<>(section("Parameters").keySet());
        known.addAll(section("Resources").keySet());

        Matcher references = Pattern.compile("!Ref (\\w+)").matcher(text);

        assertThat(references.results().map(r -> r.group(1)).toList())
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @Test
    void carriesTheOutputsThatTheConsoleReads() {
        assertThat(section("Outputs"))
                .containsOnlyKeys(
                        "TemplateId",
                        "TemplateVersion",
                        "RuleArn",
                        "BlueTargetGroupArn",
                        "GreenTargetGroupArn");
    }

    @Test
    void bothColoursHaveTheSameTargetGroup() {
        assertThat(section("Resources", "BlueTargetGroup"))
                .isEqualTo(section("Resources", "GreenTargetGroup"));
    }

    @SuppressWarnings("unchecked") // a YAML mapping with text keys, as CloudFormation demands
    private Map<String, Object> section(String... path) {
        Map<String, Object> map = template;
        for (String key : path) {
            map = (Map<String, Object>) Objects.requireNonNull(map.get(key), key);
        }
        return map;
    }

    /// Reads `!Ref X` as the text `X`; the short forms of other functions are refused.
    private static final class ShortFunctions extends SafeConstructor {
        ShortFunctions() {
            super(new LoaderOptions());
            yamlConstructors.put(
                    new org.yaml.snakeyaml.nodes.Tag("!Ref"),
                    new org.yaml.snakeyaml.constructor.AbstractConstruct() {
                        @Override
                        public Object construct(Node node) {
                            return ((ScalarNode) node).getValue();
                        }
                    });
        }
    }
}
