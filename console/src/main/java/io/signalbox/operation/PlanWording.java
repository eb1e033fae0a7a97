package io.signalbox.operation;

/// The texts of a plan.
///
/// @param title `Shift to green`
/// @param confirmLabel the words on the button, `Start shift`
/// @param consequences what will follow, in one or two sentences
public record PlanWording(String title, String confirmLabel, String consequences) {}
