package dev.cordon.azure.preflight;

import dev.cordon.capability.plan.Finding;
import java.util.List;
import java.util.function.Supplier;

/** Something to ask of Azure, answered by what is worth knowing of it. */
interface Question extends Supplier<List<Finding>> {}
