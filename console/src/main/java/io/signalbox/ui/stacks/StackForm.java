package io.signalbox.ui.stacks;

import io.signalbox.cloud.stack.Stack;
import io.signalbox.operation.Intent;
import io.signalbox.templates.Fleet;
import io.signalbox.templates.FleetFileException;
import io.signalbox.templates.FleetStack;
import io.signalbox.templates.Template;
import io.signalbox.templates.TemplateParameter;
import io.signalbox.templates.Templates;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.ScrollArea;
import io.signalbox.ui.kit.dialog.InputDialog;
import io.signalbox.ui.kit.screen.Availability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

/// Asks for the parameters of one stack, then for the plan of deploying it. FX thread only.
final class StackForm {

    private static final double MOST_HEIGHT = 420;

    private final Map<TemplateParameter, Node> fields = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Availability> ready =
            new ReadOnlyObjectWrapper<>(Availability.POSSIBLE);
    private final VBox list = new VBox(12);

    private StackForm() {}

    /// A change of a stack that stands: its values as they are.
    static InputDialog update(StackRow row, List<Stack> all, Consumer<Intent> then) {
        Stack stack = row.stack();
        Template template = template(stack.template().orElseThrow());
        StackForm form = new StackForm();
        form.ask(template, stack.parameters(), Map.of());
        return new InputDialog(
                        "Update " + stack.name(),
                        "Template %s %s. The plan shows what would change before anything does."
                                .formatted(template.id(), template.version()),
                        "Plan update\u2026",
                        form.ready,
                        () ->
                                then.accept(
                                        intent(
                                                stack.fleet().orElseThrow(),
                                                stack.shortName(),
                                                template.id(),
                                                Optional.ofNullable(stack.role()),
                                                stack.guarded(),
                                                tags(stack),
                                                form.values())))
                .add(form.scrolled());
    }

    /// A stack that is not there yet.
    static InputDialog create(List<Stack> all, Consumer<Intent> then) {
        StackForm form = new StackForm();
        ComboBox<String> choice = new ComboBox<>();
        choice.getItems().setAll(Templates.ids());
        TextField fleet = new TextField(fleet(all));
        TextField name = new TextField();
        Runnable again =
                () -> {
                    Template template = template(choice.getValue());
                    name.setText(template.id());
                    form.ask(template, Map.of(), given(all, fleet.getText()));
                };
        choice.valueProperty().addListener((_, _, _) -> again.run());
        choice.setValue(Templates.ids().getFirst());
        return new InputDialog(
                        "New stack",
                        "One stack from a template. A whole fleet is better written as a fleet file.",
                        "Plan deployment\u2026",
                        form.ready,
                        () ->
                                then.accept(
                                        intent(
                                                fleet.getText().strip(),
                                                name.getText().strip(),
                                                choice.getValue(),
                                                Optional.empty(),
                                                false,
                                                Map.of(),
                                                form.values())))
                .input("Template", choice)
                .field("Fleet", fleet)
                .field("Name within the fleet", name)
                .add(form.scrolled());
    }

    private static Intent intent(
            String fleet,
            String name,
            String template,
            Optional<String> role,
            boolean guarded,
            Map<String, String> tags,
            Map<String, String> values) {
        return new Intent.DeployStacks(
                new Fleet(
                        fleet,
                        Optional.empty(),
                        role,
                        tags,
                        guarded,
                        Map.of(),
                        List.of(new FleetStack(name, template, values))),
                Set.of());
    }

    private static Template template(String id) {
        try {
            return Templates.read(id);
        } catch (FleetFileException broken) {
            throw new IllegalStateException("a template of this build is broken", broken);
        }
    }

    /// The fleet that most stacks belong to.
    private static String fleet(List<Stack> all) {
        return all.stream()
                .flatMap(stack -> stack.fleet().stream())
                .collect(Collectors.groupingBy(fleet -> fleet, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /// What the fleet's stacks put out, by name.
    private static Map<String, String> given(List<Stack> all, String fleet) {
        Map<String, String> given = new LinkedHashMap<>();
        all.stream()
                .filter(stack -> stack.fleet().equals(Optional.of(fleet)))
                .forEach(stack -> stack.outputs().forEach(given::putIfAbsent));
        return given;
    }

    private static Map<String, String> tags(Stack stack) {
        return stack.tags().entrySet().stream()
                .filter(tag -> !tag.getKey().startsWith("sio:"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void ask(Template template, Map<String, String> now, Map<String, String> given) {
        fields.clear();
        list.getChildren().clear();
        for (TemplateParameter parameter : template.parameters()) {
            if (parameter.name().equals("FleetName")) {
                continue;
            }
            String value =
                    parameter.secret()
                            ? ""
                            : now.getOrDefault(
                                    parameter.name(),
                                    given.getOrDefault(
                                            parameter.name(), parameter.standard().orElse("")));
            Node field = field(parameter, value);
            field.setAccessibleText(parameter.name());
            fields.put(parameter, field);
            var label = Labels.label(parameter.name());
            label.setLabelFor(field);
            list.getChildren()
                    .add(
                            new VBox(
                                    4,
                                    label,
                                    field,
                                    Labels.wrapping(Labels.hint(parameter.description()))));
        }
        judge();
    }

    private Node field(TemplateParameter parameter, String value) {
        if (!parameter.allowed().isEmpty()) {
            ComboBox<String> choice = new ComboBox<>();
            choice.getItems().setAll(parameter.allowed());
            choice.setValue(value);
            choice.valueProperty().addListener((_, _, _) -> judge());
            return choice;
        }
        TextField field = new TextField(value);
        field.textProperty().addListener((_, _, _) -> judge());
        return field;
    }

    private void judge() {
        List<String> missing =
                fields.entrySet().stream()
                        .filter(e -> e.getKey().standard().isEmpty() && !e.getKey().secret())
                        .filter(e -> text(e.getValue()).isBlank())
                        .map(e -> e.getKey().name())
                        .toList();
        ready.set(
                missing.isEmpty()
                        ? Availability.POSSIBLE
                        : Availability.impossible("Needs a value: " + String.join(", ", missing)));
    }

    /// Without secrets that were left empty: those keep their value.
    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach(
                (parameter, field) -> {
                    String text = text(field).strip();
                    if (!(parameter.secret() && text.isEmpty())) {
                        values.put(parameter.name(), text);
                    }
                });
        return values;
    }

    private static String text(Node field) {
        return switch (field) {
            case TextInputControl typed -> typed.getText();
            case ComboBox<?> choice ->
                    choice.getValue() == null ? "" : choice.getValue().toString();
            default -> "";
        };
    }

    private ScrollPane scrolled() {
        ScrollPane pane = new ScrollArea(list);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setMaxHeight(MOST_HEIGHT);
        pane.setPrefViewportHeight(MOST_HEIGHT);
        return pane;
    }
}
