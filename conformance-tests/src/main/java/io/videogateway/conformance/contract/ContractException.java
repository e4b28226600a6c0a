package io.videogateway.conformance.contract;

/** A document that cannot serve as a contract. The message is one sentence for the person who passed the document. */
public class ContractException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ContractException(String message) {
        super(Sentence.of(message));
    }

    public ContractException(String message, Throwable cause) {
        super(Sentence.of(message), cause);
    }
}
