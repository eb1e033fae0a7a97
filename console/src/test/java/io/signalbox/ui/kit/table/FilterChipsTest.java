package io.signalbox.ui.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.CutTexts;
import io.signalbox.ui.kit.FxStage;
import io.signalbox.ui.kit.filter.FilterColumn;
import io.signalbox.ui.kit.filter.FilterLanguage;
import io.signalbox.ui.kit.filter.FilterTerm;
import io.signalbox.ui.kit.theme.Theme;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilterChipsTest {
    private final FxStage stage = new FxStage();
    private RowFilter<String> filter = new RowFilter<>(language(), Runnable::run, Runnable::run);
    private FilterField line = stage.call(() -> new FilterField("Filter rows", "name:a", filter));

    private static FilterLanguage<String> language() {
        return new FilterLanguage<>(List.of(FilterColumn.text("name", row -> row)));
    }

    @BeforeEach
    void open() {
        stage.show(() -> new VBox(line, new Button("elsewhere")), Theme.DARK, 700, 200);
        stage.run(() -> field().requestFocus());
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private TextField field() {
        return line.field();
    }

    private List<Button> chips() {
        return stage.call(
                () -> line.lookupAll(".sb-chip").stream().map(Button.class::cast).toList());
    }

    private List<String> terms() {
        return chips().stream().map(chip -> chip.getText().replace(" \u2715", "")).toList();
    }

    private void type(String text) {
        for (int i = 0; i < text.length(); i++) {
            String one = text.substring(i, i + 1);
            stage.run(() -> field().insertText(field().getCaretPosition(), one));
        }
    }

    private void press(KeyCode code) {
        stage.run(
                () ->
                        stage.scene()
                                .getFocusOwner()
                                .fireEvent(
                                        new KeyEvent(
                                                KeyEvent.KEY_PRESSED,
                                                "",
                                                "",
                                                code,
                                                false,
                                                false,
                                                false,
                                                false)));
    }

    @Test
    void makesAChipOfEachTermThatIsFinished() {
        type("name:anna -\"a b\" be");
        assertThat(terms()).containsExactly("name:anna", "-\"a b\"");
        assertThat(field().getText()).isEqualTo("be");
        assertThat(filter.text().get()).isEqualTo("name:anna -\"a b\" be");
        stage.picture("filter-chips");
        assertThat(CutTexts.in(stage.scene())).isEmpty();
        assertThat(stage.cssWarnings()).isEmpty();
    }

    @Test
    void finishesWhatIsTypedWhenTheFieldIsLeft() {
        type("name:anna");
        assertThat(terms()).isEmpty();
        stage.run(() -> stage.scene().lookup(".button").requestFocus());
        assertThat(terms()).containsExactly("name:anna");
        assertThat(filter.text().get().strip()).isEqualTo("name:anna");
    }

    @Test
    void takesTheLastTermBackToBeChanged() {
        type("name:anna ");
        press(KeyCode.BACK_SPACE);
        assertThat(terms()).isEmpty();
        assertThat(field().getText()).isEqualTo("name:anna");
        assertThat(field().getCaretPosition()).isEqualTo(9);
    }

    @Test
    void removesAChipByMouseAndByKey() {
        type("one two three ");
        stage.run(() -> chips().get(1).fire());
        assertThat(terms()).containsExactly("one", "three");
        assertThat(filter.text().get().strip()).isEqualTo("one three");
        assertThat(stage.scene().getFocusOwner()).isEqualTo(chips().get(1));
        press(KeyCode.DELETE);
        assertThat(terms()).containsExactly("one");
        assertThat(chips().getFirst().getAccessibleText()).isEqualTo("Remove filter one");
        press(KeyCode.BACK_SPACE);
        assertThat(filter.text().get().strip()).isEmpty();
        assertThat(stage.scene().getFocusOwner()).isEqualTo(field());
    }

    @Test
    void showsAFilterThatALinkHasSetAndEmptiesItByEscape() {
        stage.run(() -> filter.text().set("name:=anna other"));
        assertThat(terms()).containsExactly("name:=anna", "other");
        stage.run(() -> field().requestFocus());
        press(KeyCode.ESCAPE);
        assertThat(filter.text().get()).isEmpty();
        assertThat(terms()).isEmpty();
    }

    @Test
    void goesOnInAnotherLineWhereThereAreMany() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            many.append("name:number-").append(i).append(' ');
        }
        stage.run(() -> filter.text().set(many.toString()));
        stage.picture("filter-chips-many");
        assertThat(CutTexts.in(stage.scene())).isEmpty();
        assertThat(stage.<Double>call(() -> field().getWidth())).isGreaterThan(100);
    }

    @Test
    void knowsWhereATermIsFinished() {
        assertThat(FilterTerm.finished("a b")).isEqualTo(2);
        assertThat(FilterTerm.finished("\"a b")).isZero();
        assertThat(FilterTerm.finished("x:\"a b\" ")).isEqualTo(8);
        assertThat(FilterTerm.words(" a  \"b c\" ")).containsExactly("a", "\"b c\"");
    }
}
