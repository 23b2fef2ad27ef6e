package dev.cordon.starter.console;

import dev.cordon.starter.runs.ListedRun;
import dev.cordon.starter.runs.RunIndex;
import dev.cordon.starter.runs.Runs;
import dev.cordon.starter.security.Caller;
import dev.cordon.starter.security.ConditionalOnConsole;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of runs, those that wait for somebody first. */
@Hidden
@ConditionalOnConsole
@Controller
class RunsPageController {
    private final RunIndex index;
    private final Runs runs;

    RunsPageController(RunIndex index, Runs runs) {
        this.index = index;
        this.runs = runs;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/console";
    }

    @GetMapping("/console")
    String runs(Caller caller, Model model) {
        List<ListedRun> awaiting = index.awaitingDecision();
        Set<String> listed = awaiting.stream().map(ListedRun::runId).collect(Collectors.toSet());
        model.addAttribute("awaiting", Waiting.of(awaiting, runs.asking(awaiting), caller));
        model.addAttribute(
                "running",
                index.running().stream()
                        .filter(run -> !listed.contains(run.runId()))
                        .toList());
        model.addAttribute("ended", index.ended());
        return "console/runs";
    }
}
