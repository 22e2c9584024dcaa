package org.patentpool.app.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what the server itself refuses before any controller sees it. */
@RestController
class Refusals implements ErrorController {
  @RequestMapping("/error")
  ProblemDetail refused(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus known = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    HttpStatus status = known == null ? HttpStatus.NOT_FOUND : known;
    return ProblemDetail.forStatusAndDetail(
        status,
        switch (status) {
          case NOT_FOUND -> "There is nothing here.";
          case BAD_REQUEST -> "This is no request the app can read.";
          default -> "The request was refused.";
        });
  }
}
