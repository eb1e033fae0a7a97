package io.signalbox.ui.workspace;

/// Something to be said yes or no to.
///
/// @param sentence what the yes would do
/// @param no names the harmless way, `Keep it open`
/// @param yes names what it does, `Close the tab`
public record Question(String title, String sentence, String no, String yes, Runnable act) {}
