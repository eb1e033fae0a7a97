package io.signalbox.lab.stacks.run;

import java.util.Optional;

/// One output of a stack.
public record Output(String key, String value, Optional<String> description) {}
