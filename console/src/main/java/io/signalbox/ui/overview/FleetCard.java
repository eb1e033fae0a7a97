package io.signalbox.ui.overview;

import io.signalbox.ui.kit.Card;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.screen.Actions;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The smaller numbers of the fleet, each the door to its screen.
final class FleetCard {

    private final VBox lines = new VBox(2);
    private final Actions actions;
    private List<OverviewViewModel.Door> shown = List.of();

    FleetCard(OverviewViewModel model, Actions actions) {
        this.actions = actions;
        model.doors.subscribe(this::show);
    }

    Region card() {
        return new Card("Fleet").grow(lines);
    }

    /// Without a frame, as part of another card.
    Region lines() {
        return lines;
    }

    private void show(List<OverviewViewModel.Door> doors) {
        while (lines.getChildren().size() < doors.size()) {
            lines.getChildren().add(line());
        }
        for (int i = 0; i < doors.size(); i++) {
            OverviewViewModel.Door door = doors.get(i);
            if (i >= shown.size() || !door.equals(shown.get(i))) {
                set((Button) lines.getChildren().get(i), door);
            }
        }
        shown = doors;
    }

    private static Button line() {
        Button button = new Button();
        button.getStyleClass().add("sb-door");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setMaxWidth(Double.MAX_VALUE);
        HBox row = Labels.row("", Labels.text(""));
        row.prefWidthProperty().bind(button.widthProperty());
        button.setGraphic(row);
        return button;
    }

    private void set(Button button, OverviewViewModel.Door door) {
        HBox row = (HBox) button.getGraphic();
        ((Label) row.getChildren().getFirst()).setText(door.name());
        ((Label) row.getChildren().getLast()).setText(door.value());
        button.setAccessibleText(
                door.name() + " " + door.value() + ", open " + door.opens().label());
        button.setOnAction(_ -> actions.open(door.opens(), door.filter()));
    }
}
