package org.patentpool.app.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page, whole or only what changes on it. */
@Controller
class PageController {
  private final Overviews overviews;

  PageController(Overviews overviews) {
    this.overviews = overviews;
  }

  @GetMapping("/")
  String page(@RequestParam(required = false) @Nullable String after, Model model) {
    fill(model, after);
    return "page";
  }

  /**
   * What changes on the page, for a page that shows a block already: it is left alone as long as
   * there is nothing newer, so that nobody's reading is disturbed.
   */
  @GetMapping("/live")
  Object live(
      @RequestParam long block,
      @RequestParam String state,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    Overview now = fill(model, after);
    if (now.block() == block && now.state().equals(state)) {
      return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
    }
    return "page :: live";
  }

  private Overview fill(Model model, @Nullable String after) {
    Overview now =
        overviews
            .now(after)
            .orElseThrow(() -> new BadRequest("after", "no party is called " + after));
    model.addAttribute("now", now);
    model.addAttribute("after", after);
    return now;
  }
}
