package org.patentpool.app.web;

/** A parameter that cannot be used; the message goes out to whoever sent it. */
final class BadRequest extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadRequest(String parameter, String what) {
    super("the parameter '" + parameter + "' cannot be used: " + what);
  }
}
