package io.signalbox.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The fleet files that ship with Signalbox. [FleetReader] itself refuses unknown parameters and references to nothing.
class FleetFilesTest {
    private static final int MOST_TASKS = 6;

    @ParameterizedTest
    @ValueSource(strings = {"lab", "small", "large"})
    void everyParameterGetsAValue(String name) throws Exception {
        Fleet fleet = fleet(name);
        Map<String, Map<String, String>> outputs = new HashMap<>();

        for (FleetStack stack : fleet.stacks()) {
            Filling filling = Filling.of(fleet, stack, outputs);

            assertThat(filling.awaited()).as(stack.name()).isEmpty();
            outputs.put(stack.name(), anyOutputs(stack));
        }
    }

    private static Map<String, String> anyOutputs(FleetStack stack) throws FleetFileException {
        Map<String, String> outputs = new LinkedHashMap<>();
        for (String output : Templates.read(stack.template()).outputs()) {
            outputs.put(output, stack.name() + "." + output);
        }
        return outputs;
    }

    @ParameterizedTest
    @ValueSource(strings = {"lab", "small", "large"})
    void namesBothColoursAndFitsTheLab(String name) throws Exception {
        List<FleetStack> services =
                fleet(name).stacks().stream().filter(s -> s.template().equals("service")).toList();

        assertThat(services).extracting(FleetStack::name).containsExactly("blue", "green");
        // The lab starts a real process for each task.
        assertThat(services.stream().mapToInt(s -> Integer.parseInt(wanted(s))).sum())
                .isBetween(1, MOST_TASKS);
    }

    private static String wanted(FleetStack service) {
        return service.parameters().getOrDefault("DesiredCount", "1");
    }

    @Test
    void theLabsFleetHasEveryTemplate() throws Exception {
        assertThat(fleet("lab").stacks().stream().map(FleetStack::template).distinct())
                .containsExactlyElementsOf(Templates.ids());
    }

    @Test
    void aValueInAFileIsAllowedByItsParameter() throws Exception {
        for (String name : List.of("lab", "small", "large")) {
            for (FleetStack stack : fleet(name).stacks()) {
                TemplateTree tree = TemplateTree.of(stack.template());
                stack.parameters()
                        .forEach((parameter, value) -> check(tree, stack, parameter, value));
            }
        }
    }

    private static void check(TemplateTree tree, FleetStack stack, String parameter, String value) {
        if (!value.contains("${")) {
            Map<String, Object> declared = tree.mapping("Parameters", parameter);
            assertThat(Constraints.broken(declared, value))
                    .as("%s of %s: %s", parameter, stack.name(), value)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lab", "small", "large"})
    void noAccountInAFileIsReal(String name) throws Exception {
        List<String> accounts =
                Pattern.compile("::?(\\d{12}):")
                        .matcher(text(name))
                        .results()
                        .map(found -> found.group(1))
                        .toList();

        assertThat(accounts).isNotEmpty().containsOnly("000000000000");
    }

    private static Fleet fleet(String name) throws Exception {
        return FleetReader.read(text(name), name + ".yaml");
    }

    private static String text(String name) throws IOException {
        return name.equals("lab")
                ? Templates.labFleet()
                : Files.readString(Path.of("environments", name + ".yaml"));
    }
}
