"""TEI ODD ("one document does it all", TEI P5 22) made into RELAX NG and Schematron, without TEI's stylesheets."""
