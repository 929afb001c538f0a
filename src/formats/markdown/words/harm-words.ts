/** Words of harm done: a sentence with one of them may be a threat. */
export const HARM =
  /\b(?:attack\w*|malicious\w*|compromis\w+|spoof\w*|tamper\w*|impersonat\w+|leak\w*|steal\w*|stolen|exfiltrat\w+|bypass\w*|unauthori[sz]ed|hijack\w*|intercept\w*|forg(?:es?|ed|ing|ery|eries)|denial of service|escalat\w+|inject\w*|abus\w+|brute[- ]force\w*|replay\w*|man[- ]in[- ]the[- ]middle|eavesdrop\w*|poison\w*|flood\w*|adversar\w+|hacker\w*|fraud\w*|phish\w*|exploit\w*|vulnerab\w+|collision\w*)\b/iu;

/** Words of what is to be kept safe. */
export const SAFETY =
  /\b(?:secur\w+|privacy|personal data|pii|credential\w*|secrets?|password\w*|confidential\w*|threats?|encrypt\w*|authenticat\w+|authori[sz]\w+)\b/iu;
