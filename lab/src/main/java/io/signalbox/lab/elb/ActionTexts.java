package io.signalbox.lab.elb;

import io.signalbox.lab.balancer.route.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Actions in the shape that templates have, with every leaf a text.
final class ActionTexts {
    private ActionTexts() {}

    static List<Object> of(Action action) {
        return List.of(
                switch (action) {
                    case Action.Forward forward ->
                            Map.of("Type", "forward", "ForwardConfig", forward(forward));
                    case Action.FixedResponse fixed ->
                            Map.of(
                                    "Type",
                                    "fixed-response",
                                    "FixedResponseConfig",
                                    Map.of(
                                            "StatusCode",
                                            String.valueOf(fixed.status()),
                                            "ContentType",
                                            fixed.contentType(),
                                            "MessageBody",
                                            fixed.body()));
                    case Action.Redirect redirect ->
                            Map.of(
                                    "Type",
                                    "redirect",
                                    "RedirectConfig",
                                    Map.of(
                                            "Protocol",
                                            redirect.protocol(),
                                            "Host",
                                            redirect.host(),
                                            "Port",
                                            redirect.port(),
                                            "Path",
                                            redirect.path(),
                                            "Query",
                                            redirect.query(),
                                            "StatusCode",
                                            "HTTP_" + redirect.status()));
                });
    }

    private static Map<String, Object> forward(Action.Forward forward) {
        Map<String, Object> sticky = new LinkedHashMap<>();
        sticky.put("Enabled", String.valueOf(forward.groupStickiness().isPresent()));
        forward.groupStickiness()
                .ifPresent(d -> sticky.put("DurationSeconds", String.valueOf(d.toSeconds())));
        List<Map<String, String>> groups =
                forward.groups().stream()
                        .map(
                                g ->
                                        Map.of(
                                                "TargetGroupArn",
                                                g.groupId(),
                                                "Weight",
                                                String.valueOf(g.weight())))
                        .toList();
        return Map.of("TargetGroups", groups, "TargetGroupStickinessConfig", sticky);
    }
}
