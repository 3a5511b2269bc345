// Lint rule: a catch that neither throws again nor says why in a comment swallows an error.

export const explainedCatch = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { silent: 'This catch swallows the error: throw again (with cause), or say in a comment why it may be dropped.' },
  },
  create(context) {
    const { sourceCode } = context;
    const throwsAgain = (node) => /\bthrow\b/.test(sourceCode.getText(node));
    const isHandedOn = (clause) => clause.param && sourceCode.getScope(clause).variables.some((variable) => variable.references.length > 0);
    return {
      CatchClause(clause) {
        const isExplained = sourceCode.getCommentsInside(clause).length > 0;
        if (!isExplained && !throwsAgain(clause.body) && !isHandedOn(clause)) context.report({ node: clause, messageId: 'silent' });
      },
    };
  },
};
