package io.signalbox.templates;

import java.util.List;
import java.util.Optional;

/// One parameter of a template.
///
/// @param type as CloudFormation writes it: `String`, `Number`, `AWS::EC2::VPC::Id`
/// @param standard the template's default, empty if it has none
/// @param allowed the values that it may have; empty: any that CloudFormation accepts
/// @param secret whether CloudFormation masks it (`NoEcho`)
public record TemplateParameter(
        String name,
        String type,
        String description,
        Optional<String> standard,
        List<String> allowed,
        boolean secret) {
    public TemplateParameter {
        allowed = List.copyOf(allowed);
    }
}
