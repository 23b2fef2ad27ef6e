package dev.cordon.starter.console;

import dev.cordon.engine.InvalidField;
import dev.cordon.starter.decisions.SignedDecisions;
import dev.cordon.starter.runs.DecisionNotTaken;
import dev.cordon.starter.runs.Run;
import dev.cordon.starter.runs.Runs;
import dev.cordon.starter.security.Caller;
import dev.cordon.starter.security.ConditionalOnConsole;
import dev.cordon.starter.security.NotAllowed;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A run's page: what it does, what it asks, and what people answer. */
@Hidden
@ConditionalOnConsole
@Controller
@RequestMapping("/console/runs/{id}")
class RunPageController {
    private static final String PAGE = "page";

    private final Runs runs;
    private final RunPages pages;
    private final SignedDecisions decisions;
    private final LiveRuns live;

    RunPageController(Runs runs, RunPages pages, SignedDecisions decisions, LiveRuns live) {
        this.runs = runs;
        this.pages = pages;
        this.decisions = decisions;
        this.live = live;
    }

    @GetMapping
    String run(@PathVariable String id, @RequestParam @Nullable String runId, Caller caller, Model model) {
        model.addAttribute(PAGE, pages.of(find(id, runId), caller));
        return "console/run";
    }

    @GetMapping("/parts/{part}")
    String part(
            @PathVariable String id,
            @PathVariable String part,
            @RequestParam @Nullable String runId,
            Caller caller,
            Model model) {
        model.addAttribute(PAGE, pages.of(find(id, runId), caller));
        return "console/parts :: "
                + Part.of(part)
                        .orElseThrow(() -> new NoSuchRun(id + " " + part))
                        .word();
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable String id, @RequestParam @Nullable String runId, @RequestParam String seen) {
        return live.follow(find(id, runId), Part.read(seen));
    }

    @PostMapping("/decisions")
    String decide(@PathVariable String id, @ModelAttribute DecisionForm form, Caller caller, RedirectAttributes next) {
        Run run = briefly(id);
        return back(id, next, () -> Notice.of(decisions.decide(run, form.answer(), caller)));
    }

    @PostMapping("/cancellation")
    String cancel(@PathVariable String id, Caller caller, RedirectAttributes next) {
        Run run = briefly(id);
        return back(id, next, () -> {
            if (!caller.mayCancel()) {
                throw new NotAllowed("Runs are cancelled by somebody with the role Commander.");
            }
            if (run.state().ended()) {
                return Notice.refused("The run has ended already.");
            }
            runs.cancel(run, "cancelled by " + caller.name());
            return Notice.done("The run was asked to end. It ends after the step in progress; what it changed stays"
                    + " changed.");
        });
    }

    private static String back(String id, RedirectAttributes next, Supplier<Notice> deed) {
        next.addFlashAttribute(Notice.ATTRIBUTE, noticed(deed));
        next.addAttribute("id", id);
        return "redirect:/console/runs/{id}";
    }

    private static Notice noticed(Supplier<Notice> deed) {
        try {
            return deed.get();
        } catch (NotAllowed | DecisionNotTaken | InvalidField refused) {
            return Notice.refused(String.valueOf(refused.getMessage()));
        }
    }

    private Run briefly(String id) {
        return runs.findBriefly(id).orElseThrow(() -> new NoSuchRun(id));
    }

    private Run find(String id, @Nullable String runId) {
        return runs.find(id, runId).orElseThrow(() -> new NoSuchRun(id));
    }
}
