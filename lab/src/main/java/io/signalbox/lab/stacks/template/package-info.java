/// CloudFormation templates: read from YAML or JSON, checked, and resolved to plain texts. Nothing here knows a stack.
@NullMarked
package io.signalbox.lab.stacks.template;

import org.jspecify.annotations.NullMarked;
