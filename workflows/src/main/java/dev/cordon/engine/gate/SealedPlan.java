package dev.cordon.engine.gate;

import dev.cordon.capability.plan.Plan;

/** A plan and the hash that decisions name it by. */
public record SealedPlan(Plan plan, String hash) {}
