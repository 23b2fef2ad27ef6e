package dev.cordon.starter.console;

import dev.cordon.engine.InvalidField;
import dev.cordon.runbook.isolatevm.IsolateVmRequest;
import dev.cordon.starter.runs.Admission;
import dev.cordon.starter.runs.Run;
import dev.cordon.starter.runs.Runs;
import dev.cordon.starter.security.Caller;
import dev.cordon.starter.security.ConditionalOnConsole;
import dev.cordon.starter.security.NotAllowed;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Starting a run: an isolation after a look at its plan, a release at once, because it waits for decisions anyway. */
@Hidden
@ConditionalOnConsole
@Controller
@RequestMapping("/console")
class StartPageController {
    private static final String FORM = "form";
    private static final String ISOLATE = "console/isolate";
    private static final String RELEASE = "console/release";
    private static final String PREVIEW = "redirect:/console/previews/{id}";
    private static final String RUN = "redirect:/console/runs/{id}";

    private final Runs runs;
    private final RunPages pages;
    private final Moments moments;

    StartPageController(Runs runs, RunPages pages, Moments moments) {
        this.runs = runs;
        this.pages = pages;
        this.moments = moments;
    }

    @GetMapping("/isolate")
    String isolate(@ModelAttribute(FORM) StartForm form) {
        return ISOLATE;
    }

    @GetMapping("/release")
    String release(@ModelAttribute(FORM) StartForm form) {
        return RELEASE;
    }

    @PostMapping("/previews")
    String preview(
            @ModelAttribute(FORM) StartForm form,
            Caller caller,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        requireStarter(caller);
        return orAgain(ISOLATE, model, response, () -> {
            Admission admission = runs.isolate(form.dryRun(caller, moments.now()));
            next.addAttribute("id", admission.run().workflowId());
            return PREVIEW;
        });
    }

    @GetMapping("/previews/{id}")
    String previewed(@PathVariable String id, Caller caller, Model model) {
        model.addAttribute("page", pages.of(find(id), caller));
        return "console/preview";
    }

    /** Starts what was previewed, read from the preview itself; whoever confirms it asks for it. */
    @PostMapping("/previews/{id}/confirmation")
    String confirm(@PathVariable String id, Caller caller, RedirectAttributes next) {
        requireStarter(caller);
        Map<String, Object> fields = new LinkedHashMap<>(runs.asked(find(id)).fields());
        fields.put("dryRun", false);
        fields.put("requestedBy", caller.name());
        return started(runs.isolate(IsolateVmRequest.read(fields, moments.now())), next);
    }

    @PostMapping("/releases")
    String startRelease(
            @ModelAttribute(FORM) StartForm form,
            Caller caller,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        requireStarter(caller);
        return orAgain(RELEASE, model, response, () -> started(runs.release(form.release(caller)), next));
    }

    private static String started(Admission admission, RedirectAttributes next) {
        next.addFlashAttribute(
                Notice.ATTRIBUTE,
                Notice.done(
                        admission.joined()
                                ? "This run exists already for the incident and the machine; you are shown that one."
                                : "The run was started."));
        next.addAttribute("id", admission.run().workflowId());
        return RUN;
    }

    /** The form again with what is wrong, if something is. */
    private static String orAgain(String form, Model model, HttpServletResponse response, Supplier<String> start) {
        try {
            return start.get();
        } catch (InvalidField invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("invalid", invalid.field());
            model.addAttribute("problem", invalid.getMessage());
            return form;
        }
    }

    private static void requireStarter(Caller caller) {
        if (!caller.mayStart()) {
            throw new NotAllowed("Runs are started by somebody with the role Requester or Commander.");
        }
    }

    private Run find(String id) {
        return runs.find(id, null).orElseThrow(() -> new NoSuchRun(id));
    }
}
