import { Field, ObjectType } from 'type-graphql';

@ObjectType('Parameter', { description: 'A parameter of a request beside those of the protocol.' })
export class ParameterType {
  @Field(() => String)
  name: string;

  @Field(() => String, {
    description: 'Empty: the parameter is left out, even where the provider usually gets it.',
  })
  value: string;
}
