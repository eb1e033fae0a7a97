package io.signalbox.ui.palette;

import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Labels;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The palette: a line to type into, what matches below it. The focus stays in the line; arrows move
/// through the list, Enter takes what is chosen. What is not possible now says why and is not taken.
public final class PaletteView extends VBox {
    private static final int MOST = 60;

    private final TextField field = new TextField();
    private final ListView<PaletteItem> list = new ListView<>();
    private final Label why = Labels.wrapping(Labels.hint(""));
    private final List<PaletteItem> items;
    private final Consumer<Runnable> take;

    /// @param take closes the palette and then runs what was chosen
    public PaletteView(List<PaletteItem> items, Consumer<Runnable> take) {
        this.items = items;
        this.take = take;
        getStyleClass().addAll("sb-dialog", "sb-palette");
        setMaxHeight(USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText("Command palette");
        field.setPromptText("A screen, an environment, a server, an action");
        field.setAccessibleText("Command palette: type a name");
        list.setFocusTraversable(false);
        list.setAccessibleText("What matches");
        list.getStyleClass().add("sb-palette-list");
        list.setCellFactory(_ -> new ItemCell());
        list.setPlaceholder(Labels.empty("Nothing is called so"));
        list.setOnMouseClicked(_ -> choose());
        list.getSelectionModel().selectedItemProperty().subscribe(this::explain);
        field.textProperty().subscribe(this::match);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        getChildren().addAll(field, list, why);
    }

    public void focus() {
        field.requestFocus();
    }

    private void match(String typed) {
        list.getItems().setAll(FuzzyMatch.best(items, typed, MOST));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(event, 1);
            case UP -> move(event, -1);
            case PAGE_DOWN -> move(event, 8);
            case PAGE_UP -> move(event, -8);
            case ENTER -> {
                event.consume();
                choose();
            }
            // The list is reached by the arrows; there is nothing else to go to.
            case TAB -> event.consume();
            default -> {}
        }
    }

    private void move(KeyEvent event, int step) {
        event.consume();
        int last = list.getItems().size() - 1;
        int to =
                Math.clamp(
                        list.getSelectionModel().getSelectedIndex() + step, 0, Math.max(0, last));
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - 4));
    }

    private void choose() {
        PaletteItem item = list.getSelectionModel().getSelectedItem();
        if (item != null && item.availability().possible()) {
            take.accept(item.action());
        }
    }

    private void explain(@Nullable PaletteItem item) {
        boolean no = item != null && !item.availability().possible();
        why.setText(item == null || !no ? "" : item.availability().reason());
        why.setGraphic(no ? ColourMark.mark("sb-mark-warn") : null);
        why.setVisible(no);
        field.setAccessibleHelp(
                item == null ? "" : item.name() + ", " + item.group() + ". " + why.getText());
    }

    private static final class ItemCell extends ListCell<PaletteItem> {
        private final Label name = Labels.text("");
        private final Label group = Labels.hint("");
        private final Label keys = Labels.mono("");
        private final HBox row = new HBox(10, name, group, Labels.spacer(), keys);

        ItemCell() {
            row.setAlignment(Pos.CENTER_LEFT);
            row.setMinWidth(0);
        }

        @Override
        protected void updateItem(@Nullable PaletteItem item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            name.setText(item.name());
            name.getStyleClass().remove("sb-stale");
            if (!item.availability().possible()) {
                name.getStyleClass().add("sb-stale");
            }
            group.setText(item.group());
            keys.setText(item.keys());
            setAccessibleText(item.name() + ", " + item.group());
            setGraphic(row);
        }
    }
}
