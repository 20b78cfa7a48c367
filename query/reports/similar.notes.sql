SELECT 'no other plan is asked about'
 WHERE NOT EXISTS (SELECT 1 FROM scope WHERE plan <> :plan);
