package io.signalbox.bench;

import io.signalbox.bench.compare.Contender;
import io.signalbox.bench.compare.Scenario;
import java.util.List;
import java.util.OptionalInt;

/// The command line of [BenchMain].
///
/// @param scenarios to be run, one after the other
/// @param connections where the user gives a number
/// @param count echoes or deliveries, where the user gives a number
/// @param servers in the order of each round
/// @param rounds through all servers
/// @param profile records the servers with JFR
public record BenchArguments(
        List<Scenario> scenarios,
        OptionalInt connections,
        OptionalInt count,
        List<Contender> servers,
        int rounds,
        boolean profile) {}
