package io.signalbox.ui.kit.tile;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.Tile.SkinType;
import eu.hansolo.tilesfx.TileBuilder;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.chart.Ink;
import io.signalbox.ui.kit.chart.Inks;
import io.signalbox.ui.kit.theme.Fonts;
import io.signalbox.ui.kit.words.Numbers;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// A small gauge for a share, drawn by TilesFX in our colours. TilesFX draws whole tiles with fonts of
/// its own, so only its bare arc is used here; animations are off and an unchanged value is not handed
/// on, because each change costs it a layout.
public final class GaugeTile extends HBox {
    private static final double SIZE = 40;
    private static final double BUSY = 0.8;

    private final Tile tile;
    private final Inks inks = new Inks(this::colours);
    private final Label value = Labels.mono("–");
    private final String name;
    private double shown = Double.NaN;

    /// @param name what the share is of, two or three letters
    /// @param share 0..1; NaN hides the gauge
    public GaugeTile(String name, ObservableDoubleValue share) {
        super(8);
        this.name = name;
        Fonts.load();
        tile =
                TileBuilder.create()
                        .skinType(SkinType.CIRCULAR_PROGRESS)
                        .prefSize(SIZE, SIZE)
                        .maxSize(SIZE, SIZE)
                        .minSize(SIZE, SIZE)
                        .animated(false)
                        .maxValue(100)
                        .title("")
                        .text("")
                        .description("")
                        .unit("")
                        .customFontEnabled(true)
                        .customFont(Font.font("Inter", 12))
                        .build();
        // A picture: what it says stands beside it.
        tile.setFocusTraversable(false);
        VBox words = new VBox(value, Labels.hint(name));
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(Region.USE_PREF_SIZE);
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(USE_PREF_SIZE);
        setMouseTransparent(true);
        getChildren().addAll(tile, words, inks);
        share.addListener((_, _, now) -> show(now.doubleValue()));
        show(share.get());
    }

    private void show(double share) {
        double percent = Math.round(share * 100);
        setVisible(!Double.isNaN(share));
        if (Double.isNaN(share) || percent == shown) {
            return;
        }
        shown = percent;
        tile.setValue(percent);
        value.setText(Numbers.percent(percent / 100));
        setAccessibleText(name + " " + Numbers.percent(percent / 100));
        colours();
    }

    private void colours() {
        if (tile == null) {
            return;
        }
        Color bar = inks.of(shown >= BUSY * 100 ? Ink.WARN : Ink.FG2);
        tile.setBackgroundColor(Color.TRANSPARENT);
        tile.setBarBackgroundColor(inks.of(Ink.LINE));
        tile.setBarColor(bar);
        tile.setValueColor(Color.TRANSPARENT);
        tile.setUnitColor(Color.TRANSPARENT);
        tile.setTitleColor(Color.TRANSPARENT);
        tile.setTextColor(Color.TRANSPARENT);
        tile.setDescriptionColor(Color.TRANSPARENT);
        tile.setForegroundBaseColor(Color.TRANSPARENT);
        tile.setForegroundColor(Color.TRANSPARENT);
    }
}
