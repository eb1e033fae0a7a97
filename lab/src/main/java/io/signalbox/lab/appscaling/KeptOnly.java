package io.signalbox.lab.appscaling;

import io.signalbox.lab.endpoint.Members;

/// A policy of a kind that the lab keeps and does not evaluate: predictive scaling.
record KeptOnly(String type, Members members) implements PolicySettings {}
