package io.signalbox.ui.environments;

import io.signalbox.cloud.stack.FoundFleet;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.screen.ActionButton;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Fills the fields in from a fleet that was deployed from the templates. FX thread only.
final class FleetSearchView extends VBox {
    private final EditorModel model;
    private final FleetSearch search;
    private final VBox result = new VBox(8);
    private int generation;

    FleetSearchView(EditorModel model, FleetSearch search) {
        super(8);
        this.model = model;
        this.search = search;
        ActionButton go =
                new ActionButton("Look for fleets", ActionButton.Kind.NORMAL, this::start)
                        .availability(model.searchable());
        Label hint =
                Labels.wrapping(
                        Labels.hint(
                                "Fills in what the stacks of a fleet say, once the Region is"
                                        + " given"));
        HBox.setHgrow(hint, Priority.ALWAYS);
        HBox line = new HBox(14, go, hint);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, result);
    }

    private void start() {
        int mine = ++generation;
        FleetSearch.Place place = model.place();
        String doing = "Reading the stacks in " + place.region() + "\u2026";
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(doing);
        result.getChildren().setAll(Labels.text(doing), bar);
        search.start(
                place,
                outcome -> {
                    // Another search, begun meanwhile, has the word.
                    if (mine == generation) {
                        show(outcome);
                    }
                });
    }

    private void show(FleetSearch.Outcome outcome) {
        switch (outcome) {
            case FleetSearch.Outcome.Failed(String sentence, String whatToDo) ->
                    result.getChildren()
                            .setAll(
                                    Labels.wrapping(ColourMark.critical(sentence)),
                                    Labels.wrapping(Labels.text(whatToDo)));
            case FleetSearch.Outcome.Found found when found.fleets().isEmpty() ->
                    result.getChildren()
                            .setAll(
                                    Labels.wrapping(
                                            Labels.text(
                                                    "No fleet here: no stack has the tag sio:fleet"
                                                            + " and a cluster among its outputs.")));
            case FleetSearch.Outcome.Found found ->
                    result.getChildren().setAll(found.fleets().stream().map(this::line).toList());
        }
    }

    private Node line(FoundFleet fleet) {
        Label words =
                Labels.wrapping(
                        Labels.text(
                                fleet.name()
                                        + ": cluster "
                                        + fleet.cluster()
                                        + ", services "
                                        + fleet.blueService()
                                        + " and "
                                        + fleet.greenService()
                                        + (fleet.url() == null ? "" : ", " + fleet.url())));
        HBox.setHgrow(words, Priority.ALWAYS);
        ActionButton fill =
                new ActionButton(
                        "Fill in " + fleet.name(), ActionButton.Kind.NORMAL, () -> fill(fleet));
        HBox line = new HBox(14, fill, words);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void fill(FoundFleet fleet) {
        model.fill(fleet);
        result.getChildren().setAll(Labels.hint(fleet.name() + " is filled in"));
    }
}
