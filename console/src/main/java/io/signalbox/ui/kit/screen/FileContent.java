package io.signalbox.ui.kit.screen;

import java.io.IOException;
import java.io.Writer;

/// What is to stand in a file. Called off the FX thread; must work from immutable values.
public interface FileContent {
    void write(Writer out) throws IOException;
}
