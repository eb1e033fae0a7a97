package io.signalbox.ui.kit.chart;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/// Reads the theme's colours out of the stylesheet for a canvas: an invisible child of the chart that
/// is styled like any node and tells when a colour changed. FX thread only.
public final class Inks extends Region {
    private static final Map<Ink, CssMetaData<Inks, Paint>> META = metadata();
    private static final List<CssMetaData<? extends Styleable, ?>> ALL = all();

    private final Map<Ink, StyleableObjectProperty<Paint>> paints = new EnumMap<>(Ink.class);

    /// @param changed called after a colour changed, for instance by a switch of theme
    public Inks(Runnable changed) {
        getStyleClass().add("sb-inks");
        setManaged(false);
        setVisible(false);
        for (Ink ink : Ink.values()) {
            var paint =
                    new SimpleStyleableObjectProperty<Paint>(
                            META.get(ink), this, ink.property(), Color.TRANSPARENT);
            paint.addListener((_, _, _) -> changed.run());
            paints.put(ink, paint);
        }
    }

    public Color of(Ink ink) {
        StyleableObjectProperty<Paint> paint = paints.get(ink);
        return paint != null && paint.get() instanceof Color colour ? colour : Color.TRANSPARENT;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return ALL;
    }

    private static Map<Ink, CssMetaData<Inks, Paint>> metadata() {
        Map<Ink, CssMetaData<Inks, Paint>> byInk = new EnumMap<>(Ink.class);
        for (Ink ink : Ink.values()) {
            byInk.put(ink, new InkMeta(ink));
        }
        return byInk;
    }

    private static List<CssMetaData<? extends Styleable, ?>> all() {
        List<CssMetaData<? extends Styleable, ?>> all =
                new ArrayList<>(Region.getClassCssMetaData());
        all.addAll(META.values());
        return List.copyOf(all);
    }

    private static final class InkMeta extends CssMetaData<Inks, Paint> {
        private final Ink ink;

        InkMeta(Ink ink) {
            super(ink.property(), StyleConverter.getPaintConverter(), Color.TRANSPARENT);
            this.ink = ink;
        }

        @Override
        public boolean isSettable(Inks inks) {
            return true;
        }

        @Override
        public StyleableProperty<Paint> getStyleableProperty(Inks inks) {
            StyleableObjectProperty<Paint> paint = inks.paints.get(ink);
            if (paint == null) {
                throw new IllegalStateException("no property for " + ink);
            }
            return paint;
        }
    }
}
