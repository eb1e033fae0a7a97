package io.signalbox.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A service that was made with two tasks, and what a later deployment of the same file asks for.
class FillingOverTest {
    private static final String VERSION = "1";

    private final Fleet fleet;
    private final Map<String, String> standing = new LinkedHashMap<>();

    FillingOverTest() throws FleetFileException {
        fleet = FleetReader.read(Templates.labFleet(), "lab.yaml");
        for (TemplateParameter parameter : Templates.read("service").parameters()) {
            parameter.standard().ifPresent(value -> standing.put(parameter.name(), value));
        }
        standing.putAll(filling().values());
    }

    @Test
    void nothingIsTouchedWhereNothingChanges() throws FleetFileException {
        assertThat(over(VERSION)).isEqualTo(filling().values()).containsEntry("DesiredCount", "2");
    }

    @Test
    void aNewImageKeepsTheCountThatThereIs() throws FleetFileException {
        standing.put("ImageTag", "2.7.0");

        assertThat(over(VERSION)).containsEntry("DesiredCount", "keep");
    }

    @Test
    void aNewTemplateKeepsTheCountThatThereIs() throws FleetFileException {
        assertThat(over("0")).containsEntry("DesiredCount", "keep");
    }

    @Test
    void aCountOnceKeptStaysKept() throws FleetFileException {
        standing.put("DesiredCount", "keep");

        assertThat(over(VERSION)).containsEntry("DesiredCount", "keep");
    }

    @Test
    void anotherCountInTheFileIsAWish() throws FleetFileException {
        standing.put("DesiredCount", "3");

        assertThat(over(VERSION)).containsEntry("DesiredCount", "2");
    }

    private Map<String, String> over(String version) throws FleetFileException {
        return filling().over(blue(), standing, version).values();
    }

    private FleetStack blue() {
        return fleet.stack("blue").orElseThrow();
    }

    private Filling filling() throws FleetFileException {
        Map<String, Map<String, String>> outputs = new LinkedHashMap<>();
        for (FleetStack stack : fleet.stacks()) {
            Map<String, String> given = new LinkedHashMap<>();
            Templates.read(stack.template()).outputs().forEach(name -> given.put(name, name));
            outputs.put(stack.name(), given);
        }
        return Filling.of(fleet, blue(), outputs);
    }
}
